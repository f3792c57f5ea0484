import { isLive } from "@/server/core/experiment/status";
import { formatNumber } from "../ui/format";
import type { ExperimentCard } from "./api-types";
import { pilotVerdict } from "./pilot-words";

export type Outcome =
  | { kind: "progress"; done: number; total: number; words: string; isPaused: boolean }
  | { kind: "words"; words: string; tone: "plain" | "quiet" | "danger" };

/** What the list says of an experiment in one line: how far it is, what it found, or why it did not. */
export function cardOutcome({ status, statusReason, summary, isPilot }: ExperimentCard): Outcome {
  if (status === "draft") return { kind: "words", words: "Not launched yet", tone: "quiet" };
  if (isLive(status) || status === "paused") {
    const done = summary?.finishedTrials ?? 0;
    const total = summary?.plannedTrials ?? 0;
    const trials = summary ? `${formatNumber(done)} of ${formatNumber(total)} trials` : "Waiting for the first answers";
    const words = status === "paused" && statusReason ? `${trials}. ${statusReason}` : trials;
    return { kind: "progress", done, total, words, isPaused: status === "paused" };
  }
  if (status === "failed") {
    return { kind: "words", words: statusReason ?? "It ended without a result.", tone: "danger" };
  }
  if (summary && isPilot) return { kind: "words", words: pilotVerdict, tone: "quiet" };
  if (summary) return { kind: "words", words: summary.verdict.sentence, tone: "plain" };
  return { kind: "words", words: statusReason ?? "No result", tone: "quiet" };
}
