import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { whyNotReplay } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";
import { command } from "../operation";
import { nameTaken } from "./create-connection";
import { insertModels } from "./insert-models";
import { modelView } from "./model-view";
import { recordedLabel } from "./open-recording";

/** A finished run as a provider: its variants are models, its answers are given again at the prices of then. */
export const addRecording = command({
  name: "recording.add",
  permission: "connections:write",
  input: z.object({ experimentId: id("experiment"), name: z.string().trim().max(80).default("") }),
  output: z.object({ connectionId: id("connection"), models: z.array(modelView) }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const reason = whyNotReplay(experiment);
    if (reason) throw new AppError("conflict", reason);
    const { variants } = await loadManifest(db, actor, experiment.id);
    const name = input.name || `Recorded: ${experiment.name}`.slice(0, 80);
    const [connection] = await db.connection.createManyAndReturn({
      data: [
        {
          workspaceId,
          name,
          provider: "recorded",
          recordingOfId: experiment.id,
          createdById: actor.kind === "member" ? actor.userId : null,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true, name: true },
    });
    if (!connection) throw nameTaken(name);
    const models = await insertModels(
      db,
      actor,
      connection.id,
      variants.map((variant) => ({
        name: variant.letter,
        label: recordedLabel(variant.letter, variant.name).slice(0, 200),
        contextTokens: null,
        inputMicroUsdPerMillion: variant.model.inputMicroUsdPerMillion,
        outputMicroUsdPerMillion: variant.model.outputMicroUsdPerMillion,
        cachedInputMicroUsdPerMillion: variant.model.cachedInputMicroUsdPerMillion ?? null,
        byTime: variant.model.byTime ?? null,
        priceNote: "Of the recorded run",
      })),
      now,
    );
    audit(null, { ...connection, recordingOfId: experiment.id, modelCount: models.length });
    return { connectionId: connection.id, models };
  },
});
