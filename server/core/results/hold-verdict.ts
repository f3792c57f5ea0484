import type { SnapshotBody } from "./snapshot";

/**
 * After an early stop the answers that were under way still come in. They are kept and paid, so progress and spend go
 * on, but the verdict stays what it was when it stopped the run: the interval that proved it holds at that look.
 */
export function holdVerdict(fresh: SnapshotBody, atStop: SnapshotBody): SnapshotBody {
  const { series, metrics, guardrails, verdict, verdicts } = atStop;
  const { completeSamples } = atStop.progress;
  return {
    ...fresh,
    progress: { ...fresh.progress, completeSamples },
    series,
    metrics,
    guardrails,
    verdict: { ...verdict, saved: fresh.verdict.saved },
    verdicts,
  };
}
