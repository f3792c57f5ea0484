import { estimateContentTokens, estimateTokens } from "@/server/core/prompt/estimate-tokens";
import type { FinishReason, GenerateRequest, GenerateResult, Usage } from "./port";

export type Answer = {
  addText: (delta: string) => void;
  /** Marks text that came whole and not in pieces: it says nothing of the first token. */
  setWholeText: (text: string) => void;
  finish: (end: { finishReason: FinishReason; usage: Usage | null; servedModel: string | null }) => GenerateResult;
};

/** Gathers one answer and its times; the clock starts here. */
export function startAnswer(request: GenerateRequest): Answer {
  const startedAt = performance.now();
  let text = "";
  let firstTextAt: number | null = null;

  return {
    addText: (delta) => {
      if (delta === "") return;
      firstTextAt ??= performance.now();
      text += delta;
      request.onText?.(delta);
    },
    setWholeText: (whole) => {
      text = whole;
      if (whole !== "") request.onText?.(whole);
    },
    finish: ({ finishReason, usage, servedModel }) => ({
      text,
      finishReason: finishReason === "stop" && text.trim() === "" ? "empty" : finishReason,
      usage: usage ? consistent(usage) : estimateUsage(request, text),
      timeToFirstTokenMs: firstTextAt === null ? null : Math.round(firstTextAt - startedAt),
      latencyMs: Math.round(performance.now() - startedAt),
      servedModel: servedModel ?? request.model,
    }),
  };
}

/** Some compatible servers report more cached than input tokens; a bill cannot be made of that. */
const consistent = (usage: Usage): Usage => ({
  ...usage,
  cachedInputTokens: Math.min(usage.cachedInputTokens, usage.inputTokens),
});

function estimateUsage(request: GenerateRequest, text: string): Usage {
  return {
    inputTokens: request.messages.reduce((sum, { content }) => sum + estimateContentTokens(content), 0),
    outputTokens: estimateTokens(text),
    cachedInputTokens: 0,
    reasoningTokens: 0,
    isEstimated: true,
  };
}
