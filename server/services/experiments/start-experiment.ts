import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { task } from "../operation";
import { freezeExperiment } from "./freeze-experiment";
import { openRunConnections } from "./open-run-connections";

const patienceMs = 10_000;

/** Launches a draft, after every connection it needs has answered: a run that cannot call its models never starts. */
export const startExperiment = task({
  name: "experiment.start",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, models }) {
    const connections = await openRunConnections.execute(actor, input);
    const answers = await Promise.all(
      connections.map(async ({ name, connection }) => {
        const signal = AbortSignal.timeout(patienceMs);
        const silent = `No answer within ${patienceMs / 1000} seconds.`;
        const health = await models
          .open(connection)
          .checkHealth(signal)
          .catch((error: unknown) => {
            if (!signal.aborted) throw error;
            return { isReachable: false, message: silent };
          });
        return { name, ...health };
      }),
    );
    const broken = answers.filter((a) => !a.isReachable);
    if (broken.length > 0) {
      const reasons = broken.map((a) => `${a.name}: ${a.message}`).join(" ");
      throw new AppError("unavailable", `The run was not started, because a model cannot be reached. ${reasons}`);
    }
    return freezeExperiment.execute(actor, input);
  },
});
