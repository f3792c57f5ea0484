import { z } from "zod";
import { loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";

/** The judges of a run, and where their work belongs. */
export const listJudgeChunks = query({
  name: "judge-chunk.list",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({
    judges: z.array(z.object({ evaluatorId: z.string(), connectionId: z.string(), lane: z.enum(["cloud", "gpu"]) })),
  }),
  async run({ input, actor, db }) {
    const manifest = await loadManifest(db, actor, input.experimentId);
    const judges = manifest.evaluators.flatMap(({ evaluatorId, model }) => {
      if (!model) return [];
      const lane: "cloud" | "gpu" = model.provider === "ollama" ? "gpu" : "cloud";
      return [{ evaluatorId, connectionId: model.connectionId, lane }];
    });
    return { judges };
  },
});
