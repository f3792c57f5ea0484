import type { ExperimentStatus } from "@/server/core/experiment/status";

/** The filter of the list: states that mean the same to the reader go together. */
export const statusGroups = ["draft", "running", "paused", "completed", "failed", "cancelled"] as const;
export type StatusGroup = (typeof statusGroups)[number];

const groups: Record<StatusGroup, { label: string; holds: ExperimentStatus[] }> = {
  draft: { label: "Draft", holds: ["draft"] },
  running: { label: "Running", holds: ["queued", "running"] },
  paused: { label: "Paused", holds: ["paused"] },
  completed: { label: "Finished", holds: ["completed", "stopped"] },
  failed: { label: "Failed", holds: ["failed"] },
  cancelled: { label: "Cancelled", holds: ["cancelled"] },
};

export const statusGroupOptions = statusGroups.map((value) => ({ value, label: groups[value].label }));

export const statusesOf = (chosen: readonly StatusGroup[]): ExperimentStatus[] =>
  chosen.flatMap((group) => groups[group].holds);
