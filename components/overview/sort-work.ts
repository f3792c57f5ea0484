import type { inferRouterOutputs } from "@trpc/server";
import { isLive } from "@/server/core/experiment/status";
import type { AppRouter } from "@/server/trpc/root";

export type ExperimentCard = inferRouterOutputs<AppRouter>["experiments"]["list"]["items"][number];

export interface WorkGroups {
  running: ExperimentCard[];
  /** What waits for a person, the most urgent first: failed, paused, then drafts. */
  waiting: ExperimentCard[];
  decided: ExperimentCard[];
}

const urgency = ["failed", "paused", "draft"];

/** One list of experiments, as the overview tells it. Within a group the order of the list stays. */
export function sortWork(experiments: readonly ExperimentCard[]): WorkGroups {
  const rank = ({ status }: ExperimentCard) => urgency.indexOf(status);
  return {
    running: experiments.filter(({ status }) => isLive(status)),
    waiting: experiments.filter((each) => rank(each) >= 0).sort((one, other) => rank(one) - rank(other)),
    // A pilot and a noise floor decide nothing, whatever their summary says.
    decided: experiments.filter(
      ({ status, summary, isPilot, isNoiseFloor }) =>
        ["completed", "stopped"].includes(status) && summary !== null && !isPilot && !isNoiseFloor,
    ),
  };
}
