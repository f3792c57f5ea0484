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
      // The first ring starts the second; later ones do not put it off, so that a live page moves each second.
      debounce: { key: "event.data.experimentId", period: "1s", timeout: "1s" },
      retries: 4,
    },
    async ({ event, step }) => {
      const { workspaceId, experimentId } = event.data;
      return step.run("summarize", () =>
        summarizeResults.execute(systemActor(workspaceId, "summarize-results"), { experimentId }),
      );
    },
  );
