import { z } from "zod";
import { responsesGenerated, resultsOutdated } from "@/inngest/events";
import { laneOf } from "@/server/core/experiment/lane";
import { loadManifest } from "../experiments/load-experiment";
import { chunkInput } from "../generation/chunk-input";
import { command } from "../operation";

/** After a chunk's answers: rings once per judge for the same samples, and for a summary. */
export const ringJudges = command({
  name: "judge-chunk.ring",
  permission: "system:write",
  input: chunkInput.extend({
    /** Tells this ring from earlier ones, so that it is not swallowed as their repeat. */
    ring: z.string(),
  }),
  output: z.object({ judges: z.number().int() }),
  async run({ input, actor, db, emit }) {
    const { ring, ...chunk } = input;
    const { workspaceId } = actor;
    const manifest = await loadManifest(db, actor, chunk.experimentId);
    const judges = manifest.evaluators.flatMap(({ evaluatorId, model }) => (model ? [{ evaluatorId, model }] : []));
    emit(
      resultsOutdated.create({ workspaceId, experimentId: chunk.experimentId }, { id: `${ring}:results` }),
      ...judges.map(({ evaluatorId, model }) =>
        responsesGenerated.create(
          {
            ...chunk,
            workspaceId,
            evaluatorId,
            connectionId: model.connectionId,
            lane: laneOf(manifest, model),
          },
          { id: `${ring}:${evaluatorId}` },
        ),
      ),
    );
    return { judges: judges.length };
  },
});
