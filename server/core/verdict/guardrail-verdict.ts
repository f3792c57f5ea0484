import type { PairedLogRatio } from "../stats/paired-log-ratio";
import { decisionVerdict, type VerdictClass } from "./decision-verdict";

export type GuardrailKind = "cost" | "latency" | "failure_rate";

export type GuardrailEvidence = {
  kind: GuardrailKind;
  /** Candidate / control, or candidate minus control. */
  form: "ratio" | "difference";
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** The most that is tolerated, in the same form: a ratio such as 1.2, a difference such as 0.05. */
  limit: number;
  /** At least 10 samples all gave exactly `estimate`: no interval can be computed and none is needed. */
  isExact?: boolean;
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
  const low = isExact ? estimate : evidence.low;
  const high = isExact ? estimate : evidence.high;
  const unknown: GuardrailVerdict = { ...evidence, class: "inconclusive", passes: false, rulesOutSaving: false };
  if (low === null || high === null) return unknown;
  const benefit = (value: number) => (form === "ratio" ? -Math.log(value) : -value);
  const margin = Math.max(0, -benefit(limit));
  const verdict = decisionVerdict({ low: benefit(high), high: benefit(low), margin });
  if (verdict === null) return unknown;
  return { ...evidence, class: verdict, passes: high < limit, rulesOutSaving: benefit(low) < margin };
}
