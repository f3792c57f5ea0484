import { isStoppedByBudget } from "../budget/budget-words";

export const experimentStatuses = [
  "draft",
  "queued",
  "running",
  "paused",
  "completed",
  "stopped",
  "cancelled",
  "failed",
] as const;
export type ExperimentStatus = (typeof experimentStatuses)[number];

/** Which status may follow which; every change is one conditional update naming the old one. */
const next: Record<ExperimentStatus, readonly ExperimentStatus[]> = {
  draft: ["queued"],
  queued: ["running", "paused", "cancelled", "failed"],
  running: ["paused", "completed", "stopped", "cancelled", "failed"],
  paused: ["running", "stopped", "cancelled"],
  completed: [],
  stopped: [],
  cancelled: [],
  failed: [],
};

export const canBecome = (from: ExperimentStatus, to: ExperimentStatus): boolean => next[from].includes(to);
export const isBusy = (status: ExperimentStatus): boolean => ["queued", "running", "paused"].includes(status);
/** It has run and will not go on: what is open now is left out. */
export const isOver = (status: ExperimentStatus): boolean => !isBusy(status) && status !== "draft";
export const isLive = (status: ExperimentStatus): boolean => ["queued", "running"].includes(status);

/** What became of a trial; an open one of a run that is over is left out. */
export const trialStatuses = ["pending", "succeeded", "failed", "left_out"] as const;
export const shownTrialStatus = (trial: string, run: ExperimentStatus): (typeof trialStatuses)[number] =>
  trial === "pending" && isOver(run) ? "left_out" : (trial as "pending" | "succeeded" | "failed");

type State = { status: ExperimentStatus; archivedAt: Date | string | null };

const say = (status: ExperimentStatus, act: string) => `A ${status} experiment cannot be ${act}.`;

export const whyNotStart = (e: State): string | null =>
  e.archivedAt
    ? "This experiment is archived."
    : e.status === "draft"
      ? null
      : say(e.status, "started again; copy it instead");
export const whyNotPause = (e: State): string | null => (isLive(e.status) ? null : say(e.status, "paused"));
export const whyNotResume = (e: State): string | null => (e.status === "paused" ? null : say(e.status, "resumed"));
export const whyNotCancel = (e: State): string | null => (isBusy(e.status) ? null : say(e.status, "cancelled"));
export const whyNotEndAtBudget = (e: State & { statusReason: string | null }): string | null =>
  e.status === "paused" && isStoppedByBudget(e.statusReason)
    ? null
    : "Only a run that a budget paused can be ended with its verdict as it stands. Any other run can be cancelled.";
export const whyNotExport = (e: Pick<State, "status">): string | null =>
  e.status === "draft" ? "A draft has no results yet." : null;
export const whyNotEdit = (e: State): string | null =>
  e.status === "draft" ? null : "The plan was frozen at launch. Copy the experiment to change it.";
export function whyNotArchive(e: State): string | null {
  if (e.archivedAt) return "This experiment is already archived.";
  if (isBusy(e.status)) return "Cancel the run before archiving.";
  return null;
}

/** A run is replayed from what it has stored for good. */
export const whyNotReplay = (e: Pick<State, "status">): string | null =>
  ["completed", "stopped", "cancelled"].includes(e.status)
    ? null
    : `Only a run that has ended can be replayed; this one is ${e.status}.`;
