import { systemActor } from "@/server/core/access/actor";
import { failExperiment } from "@/server/services/experiments/fail-experiment";
import { planTrials } from "@/server/services/experiments/plan-trials";
import { inngest } from "../client";
import { experimentStarted } from "../events";

/** A launched (or resumed) run: its trials are written and its chunks rung. */
export const planExperiment = () =>
  inngest().createFunction(
    {
      id: "plan-experiment",
      triggers: [experimentStarted],
      retries: 4,
      onFailure: async ({ event, error }) => {
        const { workspaceId, experimentId } = experimentStarted.schema.parse(event.data.event.data);
        const reason = `The trials could not be planned: ${error.message}`;
        await failExperiment.execute(systemActor(workspaceId, "plan-experiment"), { experimentId, reason });
      },
    },
    async ({ event, step, runId }) => {
      const { workspaceId, experimentId } = event.data;
      const actor = systemActor(workspaceId, "plan-experiment");
      return step.run("plan", () => planTrials.execute(actor, { experimentId, ring: runId }));
    },
  );
