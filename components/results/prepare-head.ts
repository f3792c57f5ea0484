import { type ExperimentStatus, isBusy, isLive } from "@/server/core/experiment/status";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { formatCount, formatDuration, formatMoney, formatNumber } from "../ui/format";
import { formatRate } from "./format-rate";
import { resumeWords } from "./resume-words";

export interface HeadNotice {
  tone: "info" | "warning" | "danger";
  title: string;
  reason: string | null;
}

const stateTitles: Partial<Record<ExperimentStatus, Omit<HeadNotice, "reason">>> = {
  paused: { tone: "warning", title: "Paused" },
  cancelled: { tone: "info", title: "Cancelled" },
  failed: { tone: "danger", title: "The run failed" },
};

/** What the head says about the state beyond the chip; null when the chip says it all. */
export function headNotice(
  status: ExperimentStatus,
  statusReason: string | null,
  resumeCount: number,
): HeadNotice | null {
  const resumed = resumeWords(resumeCount);
  const state = stateTitles[status];
  if (!state) return resumed && isLive(status) ? { tone: "info", title: resumed.title, reason: resumed.meaning } : null;
  // The verdict card holds the sentence of an early stop; here it would stand twice.
  if (status === "stopped") return null;
  const reason = statusReason ?? unsaidReasons[status] ?? null;
  const mark = resumed && `${resumed.title}. ${resumed.meaning}`;
  return { ...state, reason: [reason, mark].filter(Boolean).join(" ") || null };
}

const unsaidReasons: Partial<Record<ExperimentStatus, string>> = {
  paused: "No new call is made until it is resumed. Answers are kept.",
  cancelled: "No new call is made. Everything that was answered before is kept.",
};

export interface HeadProgress {
  done: number;
  total: number;
  tone: "accent" | "warning" | "success";
  /** How far, said in place of a percentage. */
  trials: string;
  /** What else the line says, each part with its unit. */
  details: string[];
}

/** The thin line of a run that goes on or waits; it stands there, empty, before the first snapshot. Null once it is over. */
export function headProgress(
  status: ExperimentStatus,
  body: SnapshotBody | null,
  isLoading: boolean,
): HeadProgress | null {
  if (!isBusy(status)) return null;
  const tone = status === "paused" ? "warning" : "accent";
  const waiting = isLoading ? "Loading the progress" : "Waiting for the first answers";
  if (!body) return { done: 0, total: 0, tone, trials: waiting, details: [] };
  const { planned, succeeded, failed, scoresDone, scoresPlanned } = body.progress;
  const done = succeeded + failed;
  const areScoresLeft = done === planned && scoresDone < scoresPlanned;
  return {
    done,
    total: planned,
    tone,
    trials: `${formatNumber(done)} of ${formatCount(planned, "trial")}`,
    details: [
      areScoresLeft && `${formatNumber(scoresDone)} of ${formatCount(scoresPlanned, "score")}`,
      `${formatMoney(body.spendMicroUsd)} spent`,
      isLive(status) && body.trialsPerSecond !== null && formatRate(body.trialsPerSecond),
      isLive(status) && body.remainingMs !== null && `about ${formatDuration(body.remainingMs)} left`,
    ].filter((part) => part !== false),
  };
}
