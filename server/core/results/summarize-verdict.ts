import type { Plan } from "../experiment/schema";
import type { ExperimentStatus } from "../experiment/status";
import { adjustP } from "../stats/multiplicity";
import type { GuardrailEvidence } from "../verdict/guardrail-verdict";
import type { Ended, Look } from "../verdict/look";
import { type ProductVerdict, productVerdict, type QualityEvidence } from "../verdict/product-verdict";
import { asBenefit } from "./analysis/benefit-pairs";
import type { Measure } from "./measure";
import { type SingleLook, singleLook } from "./single-look";
import type { CandidateVerdictRow, Estimate } from "./snapshot";
import { type Benefit, turned } from "./summarize-metrics";
import type { SummaryInput } from "./summary-input";

export type Candidate = { variantId: string; letter: string; benefit: Benefit; guardrails: GuardrailEvidence[] };
export type CandidateVerdict = ProductVerdict & {
  variantId: string;
  mean: number | null;
  quality: QualityEvidence;
  look: Look;
};

/**
 * Which interval the verdicts rest on; `n` is that of the candidate with the fewest complete samples. The one look waits for
 * the end of the run, so that the measures with a limit have their scores too.
 */
export function lookOf(
  { mode }: Plan,
  status: ExperimentStatus,
  { n, plannedN }: { n: number; plannedN: number },
): Look {
  if (mode === "sequential") return "any_time";
  if (status === "completed") return "at_the_end";
  if (!endedBy[status]) return "waiting";
  return n > 0 && n >= plannedN ? "at_the_end" : "broken_off";
}

/** The verdict on each candidate, at the confidence that all of them share. */
export function judgeCandidates(
  candidates: readonly Candidate[],
  measure: Measure,
  context: { plan: Plan; plannedN: number; look: Look; ended: Ended | undefined },
): CandidateVerdict[] {
  const { plan, plannedN, look, ended } = context;
  const alpha = plan.alpha / Math.max(1, candidates.length);
  const found = candidates.map(({ benefit }) =>
    look === "at_the_end" ? singleLook(asBenefit(benefit.units, measure.direction), measure, alpha) : null,
  );
  const holm = holmOf(found);
  return candidates.map(({ variantId, letter, benefit: { sequence }, guardrails }, i) => {
    const single = found[i];
    const has = sequence.n > 0;
    const quality: QualityEvidence = {
      metric: measure.name,
      estimate: sequence.mean,
      low: has ? sequence.low : null,
      high: has ? sequence.high : null,
      n: sequence.n,
      plannedN,
      margin: plan.minimumEffect,
      confidence: 1 - alpha,
      ...(single ? singleOf(single, holm[i] ?? null) : {}),
    };
    const verdict = productVerdict({
      control: "A",
      candidate: letter,
      quality,
      guardrails,
      look,
      decision: plan.decision,
      ...(ended ? { ended } : {}),
    });
    return { ...verdict, variantId, mean: sequence.mean, quality, look };
  });
}

function singleOf({ estimate, low, high, ...single }: SingleLook, pHolm: number | null): Partial<QualityEvidence> {
  return { estimate, low, high, single: { ...single, pHolm } };
}

/** The p of each candidate, adjusted for their number; one alone needs none. */
function holmOf(found: readonly (SingleLook | null)[]): (number | null)[] {
  const p = found.flatMap((single) => (single?.p == null ? [] : [single.p]));
  if (found.length < 2 || p.length < found.length) return [];
  return adjustP({ p, method: "holm" }).adjusted ?? [];
}

const endedBy: Partial<Record<ExperimentStatus, Ended>> = {
  completed: "completed",
  stopped: "stopped",
  cancelled: "stopped",
  failed: "failed",
};

export const endOf = ({ status, isEndedByBudget }: Pick<SummaryInput, "status" | "isEndedByBudget">) =>
  isEndedByBudget ? "budget" : endedBy[status];

/** At a single look the table shows the interval that decided, as candidate minus control like any other row. */
export function atSingleLook({ direction }: Measure, verdict: CandidateVerdict | undefined) {
  if (verdict?.look !== "at_the_end") return {};
  const { quality, qualityClass } = verdict;
  const estimate = turned(benefitEstimate(quality), direction);
  return { estimate: { ...estimate, n: quality.n }, class: qualityClass, method: quality.single?.interval ?? "" };
}

/** A candidate's verdict with the numbers behind it, as the page shows them. */
export function verdictRow({ quality, look, ...verdict }: CandidateVerdict): CandidateVerdictRow {
  const { kind, variantId, sentence, method, rule, stop, qualityClass } = verdict;
  return {
    variantId,
    kind,
    sentence,
    method,
    rule,
    stop,
    class: qualityClass,
    look,
    interval: quality.single?.interval ?? "a confidence sequence, which holds at every look",
    benefit: benefitEstimate(quality),
    p: quality.single?.p ?? null,
    pHolm: quality.single?.pHolm ?? null,
    confidence: quality.confidence,
  };
}

const benefitEstimate = ({ n, estimate: value, low, high }: QualityEvidence): Estimate => ({ n, value, low, high });

const rank: Record<ProductVerdict["kind"], number> = {
  ship: 0,
  ship_cheaper: 1,
  keep_collecting: 2,
  equivalent: 3,
  keep_control: 4,
};

/** The one verdict of the run: the best candidate to ship; while any is open, the one closest to it; else the control stays. */
export function overallVerdict(verdicts: readonly CandidateVerdict[]): CandidateVerdict | null {
  const sorted = [...verdicts].sort((a, b) => rank[a.kind] - rank[b.kind] || (b.mean ?? 0) - (a.mean ?? 0));
  return sorted[0] ?? null;
}
