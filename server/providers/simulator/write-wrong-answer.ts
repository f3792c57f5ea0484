import type { Random } from "@/server/core/random";

const opposites: Record<string, string> = { yes: "no", no: "yes", true: "false", false: "true" };

/**
 * A plausible wrong answer for a reference: another option that the prompt names, the opposite, a number nearby, or for
 * longer texts a part of the reference's words in their order, so that overlap metrics fall by degrees.
 */
export function writeWrongAnswer(expected: string, prompt: string, random: Random): string {
  const words = expected.trim().split(/\s+/);
  if (words.length > 3) return writePart(words, random);
  const text = words.join(" ");
  const opposite = opposites[text.toLowerCase()];
  if (opposite !== undefined) return opposite;
  const number = Number(text);
  if (text !== "" && Number.isFinite(number)) return String(number + (1 + random.int(9)));
  const others = namedOptions(prompt).filter((option) => option.toLowerCase() !== text.toLowerCase());
  return others[random.int(Math.max(1, others.length))] ?? "unclear";
}

/** Reads lists such as "one of: billing, technical or account". */
function namedOptions(prompt: string): string[] {
  const list = /(?:one of|labels?|categor(?:y|ies)|options?|classes)[^:\n]{0,60}:\s*([^\n.]+)/i.exec(prompt)?.[1] ?? "";
  return list
    .split(/,|\/|;|\bor\b|\band\b/)
    .map((option) => option.replace(/["'`*]/g, "").trim())
    .filter((option) => option !== "" && option.length <= 40);
}

function writePart(words: string[], random: Random): string {
  const share = 0.2 + 0.55 * random.next();
  const isFront = random.next() < 0.5;
  const count = Math.max(1, Math.min(words.length - 1, Math.round(share * words.length)));
  if (isFront) return `${words.slice(0, count).join(" ")}, as far as can be said`;
  const order = random.shuffle(words.map((_, index) => index));
  const chosen = new Set(order.slice(0, count));
  return words.filter((_, index) => chosen.has(index)).join(" ");
}
