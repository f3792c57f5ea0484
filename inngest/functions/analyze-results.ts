import { systemActor } from "@/server/core/access/actor";
import { analyzeResults } from "@/server/services/results/analyze-results";
import { inngest } from "../client";
import { analysisAsked } from "../events";

/** What lies behind a verdict: computed when the run ends, and while somebody looks, one at a time. */
export const analyzeExperiment = () =>
  inngest().createFunction(
    {
      id: "analyze-results",
      triggers: [analysisAsked],
      // One of a large run takes seconds of a processor; more at once would only slow the calls of the runs.
      concurrency: 1,
      debounce: { key: "event.data.experimentId", period: "1s", timeout: "1s" },
      retries: 2,
    },
    async ({ event, step }) => {
      const { workspaceId, experimentId } = event.data;
      return step.run("analyze", () =>
        analyzeResults.execute(systemActor(workspaceId, "analyze-results"), { experimentId }),
      );
    },
  );
