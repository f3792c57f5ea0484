import { type PullFigures, secondsLeft } from "@/server/core/model/pull-progress";
import { formatDuration } from "../ui/format";
import { bytesText } from "./bytes-text";

interface PullState extends PullFigures {
  status: "running" | "done" | "failed" | "cancelled";
  phase: string;
  error: string | null;
  isCancelRequested: boolean;
  isStalled: boolean;
}

/** Where a pull stands, in one line. */
export function pullWords(pull: PullState): string {
  const { status, phase, error, isCancelRequested, isStalled, completedBytes, totalBytes, bytesPerSecond } = pull;
  if (status === "done") return `Pulled, ${bytesText(totalBytes)}.`;
  if (status === "failed") return error ?? "It failed.";
  if (status === "cancelled") return "Cancelled. What was downloaded stays at the host.";
  if (isStalled) return "No news for two minutes. What was downloaded stays at the host.";
  if (isCancelRequested) return "Ending.";
  if (phase === "") return "Waiting to begin.";
  if (phase !== "downloading") return `${phase.charAt(0).toUpperCase()}${phase.slice(1)}.`;
  const left = secondsLeft(pull);
  return [
    `${bytesText(completedBytes)} of ${bytesText(totalBytes)}`,
    bytesPerSecond !== null &&
      (bytesPerSecond === 0 ? "nothing comes at the moment" : `${bytesText(bytesPerSecond)}/s`),
    left !== null && `${formatDuration(left * 1000)} left`,
  ]
    .filter(Boolean)
    .join(" · ");
}
