import type { Plan } from "../experiment/schema";
import type { ExperimentStatus } from "../experiment/status";
import type { GuardrailEvidence } from "../verdict/guardrail-verdict";
import { type ProductVerdict, productVerdict } from "../verdict/product-verdict";
import type { Measure } from "./measure";
import type { Benefit } from "./summarize-metrics";

export type Candidate = { variantId: string; letter: string; benefit: Benefit; guardrails: GuardrailEvidence[] };
export type CandidateVerdict = ProductVerdict & { variantId: string; mean: number | null };

/** The verdict on each candidate, at the confidence that all of them share. */
export function judgeCandidates(
  candidates: readonly Candidate[],
  measure: Measure,
  context: { plan: Plan; plannedN: number; status: ExperimentStatus },
): CandidateVerdict[] {
  const { plan, plannedN, status } = context;
  const ended = endedBy[status];
  return candidates.map(({ variantId, letter, benefit: { sequence }, guardrails }) => {
    const has = sequence.n > 0;
    const verdict = productVerdict({
      control: "A",
      candidate: letter,
      quality: {
        metric: measure.name,
        estimate: sequence.mean,
        low: has ? sequence.low : null,
        high: has ? sequence.high : null,
        n: sequence.n,
        plannedN,
        margin: plan.minimumEffect,
        confidence: 1 - plan.alpha / candidates.length,
      },
      guardrails,
      mode: "sequential",
      decision: plan.decision,
      ...(ended ? { ended } : {}),
    });
    return { ...verdict, variantId, mean: sequence.mean };
  });
}

const endedBy: Partial<Record<ExperimentStatus, "stopped" | "completed">> = {
  completed: "completed",
  stopped: "stopped",
  cancelled: "stopped",
  failed: "stopped",
};

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
