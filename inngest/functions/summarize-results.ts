import { systemActor } from "@/server/core/access/actor";
import { summarizeResults } from "@/server/services/results/summarize-results";
import { inngest } from "../client";
import { resultsOutdated } from "../events";

/** One snapshot per run, however many rows moved and however many people look. */
export const summarizeExperiment = () =>
  inngest().createFunction(
    {
      id: "summarize-results",
      triggers: [resultsOutdated],
      concurrency: [{ key: "event.data.experimentId", limit: 1 }],
      debounce: { key: "event.data.experimentId", period: "1s", timeout: "2s" },
      retries: 4,
    },
    async ({ event, step }) => {
      const { workspaceId, experimentId } = event.data;
      return step.run("summarize", () =>
        summarizeResults.execute(systemActor(workspaceId, "summarize-results"), { experimentId }),
      );
    },
  );
