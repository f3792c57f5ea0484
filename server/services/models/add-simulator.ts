import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { simulatorModels } from "@/server/core/model/simulator-models";
import { command } from "../operation";
import { insertModels } from "./insert-models";
import { modelView } from "./model-view";

const name = "Simulator";

/** The simulator with all its models: no key, no network, invented prices. Asked again it only brings back what was archived. */
export const addSimulator = command({
  name: "simulator.add",
  permission: "connections:write",
  input: z.object({}),
  output: z.object({ connectionId: id("connection"), models: z.array(modelView) }),
  async run({ actor, db, now, audit }) {
    const { workspaceId } = actor;
    await db.connection.createMany({
      data: [
        {
          workspaceId,
          name,
          provider: "simulator",
          maxConcurrency: 16,
          createdById: actor.kind === "member" ? actor.userId : null,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    });
    const open = { workspaceId, provider: "simulator", archivedAt: null };
    const connection =
      (await db.connection.findFirst({ where: { ...open, name } })) ??
      (await db.connection.findFirst({ where: open, orderBy: { createdAt: "asc" } }));
    if (!connection) {
      throw new AppError("conflict", `Another connection is named "${name}". Rename it, then add the simulator again.`);
    }
    const models = await insertModels(db, actor, connection.id, simulatorModels.map(toInput), now);
    audit(null, { id: connection.id, name: connection.name, modelCount: models.length });
    return { connectionId: connection.id, models };
  },
});

const toInput = (model: (typeof simulatorModels)[number]) => ({
  name: model.name,
  label: model.label,
  inputMicroUsdPerMillion: model.inputMicroUsdPerMillion,
  outputMicroUsdPerMillion: model.outputMicroUsdPerMillion,
  cachedInputMicroUsdPerMillion: null,
  priceNote: "Invented",
  contextTokens: model.contextTokens,
});
