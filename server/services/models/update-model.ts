import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { modelInput } from "@/server/core/model/schema";
import { command } from "../operation";
import { loadModel } from "./load-model";
import { modelSelect, modelView, toModelView } from "./model-view";

const { label, inputMicroUsdPerMillion, outputMicroUsdPerMillion, contextTokens } = modelInput.shape;

/** Changes label, prices or limits. Launched experiments keep the prices of their manifest. */
export const updateModel = command({
  name: "model.update",
  permission: "connections:write",
  input: z.object({
    modelId: id("model"),
    label: label.removeDefault().optional(),
    inputMicroUsdPerMillion: inputMicroUsdPerMillion.removeDefault().optional(),
    outputMicroUsdPerMillion: outputMicroUsdPerMillion.removeDefault().optional(),
    contextTokens: contextTokens.removeDefault().optional(),
  }),
  output: modelView,
  async run({ input, actor, db, audit }) {
    const { workspaceId } = actor;
    const { modelId, label, ...values } = input;
    const before = await loadModel(db, actor, modelId);
    const { count } = await db.model.updateMany({
      where: { workspaceId, id: before.id, archivedAt: null },
      data: { ...values, label: label === "" ? before.name : label },
    });
    if (count === 0) throw new AppError("conflict", "This model is archived. Add it again from its connection.");
    const row = await db.model.findFirstOrThrow({ where: { workspaceId, id: before.id }, select: modelSelect });
    const view = toModelView(row);
    audit(before, view);
    return view;
  },
});
