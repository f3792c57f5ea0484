import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentInput } from "@/server/core/experiment/schema";
import { archiveExperiment } from "../experiments/archive-experiment";
import { getExperiment } from "../experiments/get-experiment";
import { startExperiment } from "../experiments/start-experiment";
import { task } from "../operation";
import { createPilot } from "./create-pilot";

/** Makes the pilot of a draft and launches it; asked for twice it is one. A pilot that cannot be launched leaves nothing behind. */
export const runPilot = task({
  name: "experiment.run-pilot",
  permission: "experiments:write",
  input: experimentInput,
  output: z.object({ id: z.string() }),
  async run({ input, actor }) {
    const { id, status } = await createPilot.execute(actor, input);
    if (status !== "draft") return { id };
    const of = { experimentId: id };
    try {
      await startExperiment.execute(actor, of);
      return { id };
    } catch (error) {
      const now = await getExperiment.execute(actor, of);
      // Somebody else launched the same pilot a moment before.
      if (now.status !== "draft") return { id };
      if (!now.archivedAt) await archiveExperiment.execute(actor, of);
      throw error instanceof AppError
        ? new AppError(error.code, `There is no pilot. ${error.message}`, error.fields)
        : error;
    }
  },
});
