import { claimedInterval, type TooFew } from "./claimed-interval";
import { decisionVerdict, type VerdictClass } from "./decision-verdict";
import { type GuardrailEvidence, type GuardrailVerdict, guardrailVerdict, savings } from "./guardrail-verdict";
import type { Ended, Look } from "./look";
import { type StopReason, stopReason } from "./stop-reason";
import { verdictMethod } from "./verdict-method";
import { verdictRule } from "./verdict-rule";
import { verdictSentence } from "./verdict-sentence";
import { isAsGood, shownSavings } from "./what-is-missing";

export type ProductVerdictKind = "ship" | "ship_cheaper" | "keep_control" | "equivalent" | "keep_collecting";

export type QualityEvidence = {
  /** What matters, as a reader calls it: "correctness". */
  metric: string;
  /** Benefit of the candidate (positive = better) and its interval; null before the first complete sample. */
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** Complete samples, and how many the plan asks for. */
  n: number;
  plannedN: number;
  /** Smallest difference that matters, above 0. */
  margin: number;
  /** Of the interval, between 0 and 1; 1 - alpha/k with k candidates. */
  confidence: number;
  /** At a single look: which interval it is, the p of the test beside it, and what it may not claim. */
  single?: { interval: string; test: string; p: number | null; pHolm: number | null; tooFew: TooFew | null };
};

export type ProductVerdictInput = {
  /** Names as the sentence uses them, such as the variants' letters. */
  control: string;
  candidate: string;
  quality: QualityEvidence;
  guardrails: readonly GuardrailEvidence[];
  look: Look;
  decision: "superior" | "as_good_but_cheaper";
  /** Set when the run is over for a reason outside the statistics. */
  ended?: Ended;
};

export type ProductVerdict = {
  kind: ProductVerdictKind;
  qualityClass: VerdictClass;
  guardrails: GuardrailVerdict[];
  /** Why no further sample would change the verdict (section 6), or null while more are wanted. */
  stop: StopReason | null;
  /** One plain sentence with the reason. */
  sentence: string;
  /** The rule that fired, in words. */
  rule: string;
  /** One paragraph: how the numbers were made and what they were held against. */
  method: string;
};

export type Reasoned = Omit<ProductVerdictInput, "guardrails"> &
  Pick<ProductVerdict, "kind" | "qualityClass" | "guardrails" | "stop">;

/**
 * What to do, by the rule of section 5: quality `better` and every guardrail within its limit ships the candidate;
 * quality `equivalent`, `non_inferior` or `trivially_better` with cost or latency `better` (and the other guardrails
 * within their limits) ships it as the cheaper or faster one; quality `worse`, or a guardrail `worse`, keeps the control;
 * `equivalent` without savings is a result of its own; anything else keeps collecting until section 6 stops the run.
 *
 * Degenerate: no interval yet gives `keep_collecting`, and so does a look that is still waited for. When the plan looks
 * for "as good but cheaper", `equivalent` waits until a saving is ruled out or the run is over.
 */
export function productVerdict(input: ProductVerdictInput): ProductVerdict {
  const guardrails = input.guardrails.map(guardrailVerdict);
  const isWaiting = input.look === "waiting";
  const qualityClass = isWaiting ? "inconclusive" : qualityVerdict(input.quality);
  const kind = isWaiting ? "keep_collecting" : kindOf(input, qualityClass, guardrails);
  const stop = isWaiting ? null : stopReason(input, { kind, qualityClass, guardrails });
  const reasoned = { ...input, kind, qualityClass, guardrails, stop };
  return {
    kind,
    qualityClass,
    guardrails,
    stop,
    sentence: verdictSentence(reasoned),
    rule: verdictRule(reasoned),
    method: verdictMethod(reasoned),
  };
}

function qualityVerdict({ low, high, margin, single }: QualityEvidence): VerdictClass {
  const claimed = claimedInterval({ low, high, tooFew: single?.tooFew });
  return (claimed && decisionVerdict({ ...claimed, margin })) ?? "inconclusive";
}

function kindOf(
  { quality, decision, ended }: ProductVerdictInput,
  qualityClass: VerdictClass,
  guardrails: readonly GuardrailVerdict[],
): ProductVerdictKind {
  if (qualityClass === "worse" || guardrails.some((guardrail) => guardrail.class === "worse")) return "keep_control";
  const allPass = guardrails.every((guardrail) => guardrail.passes);
  if (qualityClass === "better" && allPass) return "ship";
  const saves = shownSavings(guardrails).length > 0;
  if (isAsGood(qualityClass) && saves && allPass) return "ship_cheaper";
  if (qualityClass !== "equivalent" || saves) return "keep_collecting";
  const isOver = ended !== undefined || quality.n >= quality.plannedN;
  const noSavingLeft = savings(guardrails).every((guardrail) => guardrail.rulesOutSaving);
  return decision === "superior" || isOver || noSavingLeft ? "equivalent" : "keep_collecting";
}
