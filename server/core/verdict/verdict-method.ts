import type { GuardrailVerdict } from "./guardrail-verdict";
import type { Reasoned } from "./product-verdict";
import { percentText } from "./verdict-numbers";

const names = { cost: "cost", latency: "latency", failure_rate: "failure rate" } as const;

/** One paragraph for the reader who asks how the verdict was reached. */
export function verdictMethod({ quality, control, candidate, guardrails, mode, stop }: Reasoned): string {
  const sentences = [
    `Each sample was answered by both variants; the ${quality.metric} of ${candidate} minus that of ${control} was averaged over ${quality.n} of ${quality.plannedN} planned samples, repeats averaged inside a sample first, failures counted as the lowest score.`,
    mode === "sequential"
      ? `The ${percentText(quality.confidence)} interval is a confidence sequence (betting, 20 constant bets; Waudby-Smith & Ramdas 2024): it holds at every look, so stopping early does not spoil it.`
      : `The ${percentText(quality.confidence)} interval is the paired one for a single look at the planned number of samples.`,
    `It was held against ${quality.margin}, the smallest difference that matters, fixed before the start.`,
    ...(guardrails.length > 0 ? [`Limits: ${guardrails.map(guardrailText).join("; ")}.`] : []),
    ...(stop === "futility" ? ["More samples were not needed: a benefit as large as that is ruled out."] : []),
  ];
  return sentences.join(" ");
}

function guardrailText({ kind, form, low, high, estimate, limit, passes, isExact }: GuardrailVerdict): string {
  const shown = (value: number) => (form === "ratio" ? value.toFixed(2) : percentText(value));
  const bound = form === "ratio" ? `at most ${limit} times` : `at most ${percentText(limit)} more`;
  let found = "not known yet";
  if (low !== null && high !== null) found = `${shown(low)} to ${shown(high)}`;
  else if (isExact && estimate !== null) found = `${shown(estimate)} on every sample`;
  return `${names[kind]} ${bound}, found ${found}${passes ? "" : " (not shown to be kept)"}`;
}
