import { type ExperimentStatus, isBusy } from "@/server/core/experiment/status";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { formatDuration, formatMoney, formatNumber } from "../ui/format";
import { failureWords } from "./failure-words";
import { formatRate } from "./format-rate";

export interface ProgressView {
  done: number;
  planned: number;
  doneText: string;
  /** "2 failed, 14 left out". */
  doneDetail: string | null;
  scores: string;
  /** Why numbers above rest on less than everything answered; null when all is scored. */
  partial: string | null;
  spend: string;
  /** What the clock says: the rate and time left of a run that goes on, the duration of one that ended. */
  pace: { label: string; value: string }[];
  errors: { kind: string; message: string; count: string }[];
}

/** How far the run is, how fast, and what went wrong. `tookMs` is known once it is over. */
export function prepareProgress(body: SnapshotBody, status: ExperimentStatus, tookMs: number | null): ProgressView {
  const { planned, succeeded, failed, cancelled, scoresDone, scoresPlanned } = body.progress;
  const done = succeeded + failed;
  const details = [
    failed > 0 ? `${formatNumber(failed)} failed` : null,
    cancelled > 0 ? `${formatNumber(cancelled)} left out` : null,
  ].filter(Boolean);
  return {
    done,
    planned,
    doneText: `${formatNumber(done)} of ${formatNumber(planned)}`,
    doneDetail: details.length > 0 ? details.join(", ") : null,
    scores: `${formatNumber(scoresDone)} of ${formatNumber(scoresPlanned)}`,
    partial:
      scoresDone < scoresPlanned
        ? `${formatNumber(scoresDone)} of ${formatNumber(scoresPlanned)} scores are in. The numbers above count complete samples only.`
        : null,
    spend: formatMoney(body.spendMicroUsd),
    pace: paceOf(body, status, tookMs),
    errors: body.failures.map(({ kind, message, count }) => ({
      kind: failureWords(kind),
      message,
      count: formatNumber(count),
    })),
  };
}

function paceOf(body: SnapshotBody, status: ExperimentStatus, tookMs: number | null): ProgressView["pace"] {
  if (!isBusy(status)) return [{ label: "Took", value: formatDuration(tookMs) }];
  const { trialsPerSecond, remainingMs } = body;
  const isPaused = status === "paused";
  return [
    { label: "Rate now", value: isPaused ? "paused" : trialsPerSecond === null ? "-" : formatRate(trialsPerSecond) },
    {
      label: "Time left",
      value: isPaused ? "-" : remainingMs === null ? "not known yet" : `about ${formatDuration(remainingMs)}`,
    },
  ];
}
