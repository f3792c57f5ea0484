import type { PairedLogRatio } from "../stats/paired-log-ratio";
import { claimedInterval, type TooFew } from "./claimed-interval";
import { decisionVerdict, type VerdictClass } from "./decision-verdict";

export const guardrailKinds = ["cost", "latency", "failure_rate", "measure"] as const;
export type GuardrailKind = (typeof guardrailKinds)[number];

export type GuardrailEvidence = {
  kind: GuardrailKind;
  /** What a limit on a measure is about, such as a judge of safety; absent for the other kinds. */
  measure?: { evaluatorId: string; name: string };
  /** Candidate / control; or by how much more the candidate fails, or by how much worse it scores. */
  form: "ratio" | "difference";
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** The most that is tolerated, in the same form: a ratio such as 1.2, a difference such as 0.05. */
  limit: number;
  /** At least 10 samples all gave exactly `estimate`: no interval can be computed and none is needed. */
  isExact?: boolean;
  /** At a single look: why the interval may claim less than it seems to. */
  tooFew?: TooFew | null;
};

export type GuardrailVerdict = GuardrailEvidence & {
  class: VerdictClass;
  /** Shown to stay within its limit. */
  passes: boolean;
  /** A saving as large as the limit is tolerant is ruled out. */
  rulesOutSaving: boolean;
};

/** From this many samples on, a ratio that is the same on every one of them is taken as known. */
const EXACT_FROM = 10;

/** A cost or latency guardrail from the ratio of candidate (b) to control (a) over `n` samples. */
export function ratioGuardrail(
  kind: "cost" | "latency",
  limit: number,
  n: number,
  { status, ratio, low, high }: PairedLogRatio,
): GuardrailEvidence {
  const isExact = (status === "all_ties" || status === "zero_variance") && n >= EXACT_FROM;
  return { kind, form: "ratio", estimate: ratio, low, high, limit, isExact };
}

/**
 * A guardrail's interval held against its limit. The benefit is -ln ratio with margin ln limit, or -difference with the
 * limit as margin; less is always better. It passes when the whole interval stays below the limit. Without an interval
 * it is `inconclusive` and does not pass.
 */
export function guardrailVerdict(evidence: GuardrailEvidence): GuardrailVerdict {
  const { form, estimate, limit, isExact = false } = evidence;
  const unknown: GuardrailVerdict = { ...evidence, class: "inconclusive", passes: false, rulesOutSaving: false };
  const found = isExact ? { low: estimate, high: estimate } : claimedInterval(evidence);
  if (!found || found.low === null || found.high === null) return unknown;
  const benefit = (value: number) => (form === "ratio" ? -Math.log(value) : -value);
  const margin = Math.max(0, -benefit(limit));
  const verdict = decisionVerdict({ low: benefit(found.high), high: benefit(found.low), margin });
  if (verdict === null) return unknown;
  return { ...evidence, class: verdict, passes: found.high < limit, rulesOutSaving: benefit(found.low) < margin };
}

/** Cost and latency: the guardrails on which a candidate can also win. */
export function savings(guardrails: readonly GuardrailVerdict[]): GuardrailVerdict[] {
  return guardrails.filter(({ kind }) => kind === "cost" || kind === "latency");
}
