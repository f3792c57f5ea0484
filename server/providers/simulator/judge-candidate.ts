import { textOf } from "@/server/core/prompt/message-parts";
import type { Message } from "../port";
import { contentWords } from "./content-words";

export type JudgeTask = { input: string; reference: string | null; candidate: string };

/** Reads the fenced blocks of the product's judge prompt (core/judge/build-judge-messages); null for any other prompt. */
export function readJudgeTask(messages: Message[]): JudgeTask | null {
  const text = textOf(messages.at(-1)?.content ?? "");
  const candidate = readBlock(text, "CANDIDATE");
  if (candidate === null) return null;
  return { candidate, reference: readBlock(text, "REFERENCE"), input: readBlock(text, "INPUT") ?? "" };
}

function readBlock(text: string, name: string): string | null {
  const json = new RegExp(`<<<${name} ([A-Za-z0-9]+)>>>\\n([^]*?)\\n<<<END \\1>>>`).exec(text)?.[2];
  if (json === undefined) return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : JSON.stringify(value);
  } catch {
    return json;
  }
}

/**
 * How good an answer is, from 0 to 1, as the simulated judge measures it before its noise. With a reference: F1 of the
 * words (multisets, letter case and punctuation ignored). Without: the share of the input's content words taken up.
 * An empty answer is 0; an input without content words gives 0.5.
 */
export function measureCandidate({ input, reference, candidate }: JudgeTask): number {
  if (candidate.trim() === "") return 0;
  if (reference !== null) return wordF1(candidate, reference);
  const wanted = contentWords(input);
  const found = new Set(contentWords(candidate));
  return wanted.length === 0 ? 0.5 : wanted.filter((word) => found.has(word)).length / wanted.length;
}

function wordF1(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) return a.trim() === b.trim() ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared++;
    counts.set(word, left - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
