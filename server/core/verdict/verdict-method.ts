import { limitFoundText } from "./guardrail-words";
import type { QualityEvidence, Reasoned } from "./product-verdict";
import { percentText } from "./verdict-numbers";

/** One paragraph for the reader who asks how the verdict was reached. */
export function verdictMethod(reasoned: Reasoned): string {
  const { quality, control, candidate, guardrails, stop } = reasoned;
  const sentences = [
    `Each sample was answered by both variants; the ${quality.metric} of ${candidate} minus that of ${control} was averaged over ${quality.n} of ${quality.plannedN} planned samples, repeats averaged inside a sample first, failures counted as the lowest score.`,
    ...intervalSentences(reasoned),
    `It was held against ${quality.margin}, the smallest difference that matters, fixed before the start.`,
    ...(guardrails.length > 0 ? [`Limits: ${guardrails.map(limitFoundText).join("; ")}.`] : []),
    ...(stop === "futility" ? ["More samples were not needed: a benefit as large as that is ruled out."] : []),
  ];
  return sentences.join(" ");
}

function intervalSentences({ look, quality }: Reasoned): string[] {
  const level = percentText(quality.confidence);
  const sequence = `The ${level} interval is a confidence sequence (betting, 20 constant bets; Waudby-Smith & Ramdas 2024): it holds at every look, so stopping early does not spoil it.`;
  switch (look) {
    case "any_time":
      return [sequence];
    case "waiting":
      return [
        `The plan looks once, at ${quality.plannedN} samples; until then nothing is decided and no p-value is shown.`,
        sequence,
      ];
    case "broken_off":
      return [
        `The plan looks once, at ${quality.plannedN} samples, and the run ended before: so nothing is told by the interval for that look.`,
        sequence,
      ];
    case "at_the_end":
      return singleSentences(quality, level);
  }
}

function singleSentences({ single }: QualityEvidence, level: string): string[] {
  if (!single) return [`The ${level} interval is the paired one for a single look at the planned number of samples.`];
  const { interval, test, p, pHolm, tooFew } = single;
  const adjusted = pHolm === null ? "" : `, ${chance(pHolm)} after Holm over the candidates`;
  return [
    `The ${level} interval is ${interval}, for a single look at the planned number of samples.`,
    ...(p === null ? [] : [`${test}: ${chance(p)}${adjusted}.`]),
    ...(tooFew ? [`${tooFew.reason.charAt(0).toUpperCase()}${tooFew.reason.slice(1)}.`] : []),
  ];
}

const chance = (p: number) => (p < 0.001 ? "p below 0.001" : `p ${Number(p.toFixed(3))}`);
