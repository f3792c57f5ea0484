import { type ExperimentStatus, isLive } from "@/server/core/experiment/status";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { formatCount, formatDuration, formatMoney, formatNumber } from "../ui/format";

export interface HeadNotice {
  tone: "info" | "warning" | "danger";
  title: string;
  reason: string | null;
}

const stateTitles: Partial<Record<ExperimentStatus, Omit<HeadNotice, "reason">>> = {
  paused: { tone: "warning", title: "Paused" },
  stopped: { tone: "info", title: "Stopped early" },
  cancelled: { tone: "info", title: "Cancelled" },
  failed: { tone: "danger", title: "The run failed" },
};

/** What the head says about the state beyond the chip; null when the chip says it all. */
export function headNotice(
  status: ExperimentStatus,
  statusReason: string | null,
  resumeCount: number,
): HeadNotice | null {
  const resumed =
    resumeCount > 0
      ? `It was resumed ${resumeCount === 1 ? "once" : `${formatNumber(resumeCount)} times`}; no finished call was made again.`
      : null;
  const state = stateTitles[status];
  if (!state) {
    return resumed && isLive(status) ? { tone: "info", title: "Picked up where it stood", reason: resumed } : null;
  }
  // The verdict card holds the sentence of an early stop; here it would stand twice.
  if (status === "stopped") return resumed ? { ...state, reason: resumed } : null;
  const reason =
    statusReason ?? (status === "paused" ? "No new call is made until it is resumed. Answers are kept." : null);
  if (status === "cancelled" && !reason && !resumed) {
    return { ...state, reason: "Everything that was answered before is kept." };
  }
  return { ...state, reason: [reason, resumed].filter(Boolean).join(" ") || null };
}

export interface HeadProgress {
  done: number;
  total: number;
  tone: "accent" | "warning" | "success";
  /** The parts of the line, each with its unit. */
  trials: string;
  spend: string;
  rest: string | null;
}

/** The thin line of a run that goes on or waits; null before the first snapshot and once it is over. */
export function headProgress(status: ExperimentStatus, body: SnapshotBody | null): HeadProgress | null {
  if (!body || (!isLive(status) && status !== "paused")) return null;
  const { planned, succeeded, failed, scoresDone, scoresPlanned } = body.progress;
  const done = succeeded + failed;
  const areScoresLeft = done === planned && scoresDone < scoresPlanned;
  return {
    done,
    total: planned,
    tone: status === "paused" ? "warning" : "accent",
    trials: areScoresLeft
      ? `${formatNumber(scoresDone)} of ${formatCount(scoresPlanned, "score")}`
      : `${formatNumber(done)} of ${formatCount(planned, "trial")}`,
    spend: `${formatMoney(body.spendMicroUsd)} spent`,
    rest: status === "paused" || body.remainingMs === null ? null : `about ${formatDuration(body.remainingMs)} left`,
  };
}
