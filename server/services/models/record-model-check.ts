import { z } from "zod";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { loadModel } from "./load-model";

/** Internal: a check of a model is a real call, so the audit log keeps who made it and what it cost. */
export const recordModelCheck = command({
  name: "model.record-check",
  permission: "connections:write",
  input: z.object({
    modelId: id("model"),
    isWorking: z.boolean(),
    inputTokens: z.number().int().min(0),
    outputTokens: z.number().int().min(0),
    costMicroUsd: z.number().int().min(0),
  }),
  output: z.object({ id: id("model") }),
  async run({ input: { modelId, ...figures }, actor, db, audit }) {
    const model = await loadModel(db, actor, modelId);
    audit(null, { id: model.id, name: model.name, ...figures });
    return { id: model.id };
  },
});
