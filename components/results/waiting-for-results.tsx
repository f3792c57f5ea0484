import { Hourglass } from "lucide-react";
import { EmptyState } from "../ui/empty-state";
import type { ExperimentStatus } from "./api-types";

const words: Partial<Record<ExperimentStatus, { title: string; text: string }>> = {
  queued: {
    title: "The run is about to begin",
    text: "The plan is frozen. The first numbers appear by themselves, a few seconds after the first answers.",
  },
  running: {
    title: "The first answers are on their way",
    text: "The first numbers appear by themselves. You can leave this page; the run does not need it.",
  },
  paused: {
    title: "Paused before the first answer",
    text: "Resume the run to get its first numbers. Nothing has been lost.",
  },
};

/** Between the launch and the first snapshot, and for runs that ended before it. */
export function WaitingForResults({ status }: { status: ExperimentStatus }) {
  const { title, text } = words[status] ?? {
    title: "There are no results",
    text: "The run ended before the first answer. Copy the experiment to try again.",
  };
  return (
    <EmptyState icon={<Hourglass aria-hidden />} title={title}>
      {text}
    </EmptyState>
  );
}
