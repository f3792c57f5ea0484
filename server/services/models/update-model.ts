import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { modelInput } from "@/server/core/model/schema";
import { command } from "../operation";
import { loadModel } from "./load-model";
import { modelSelect, modelView, viewModels } from "./model-view";

const { label, contextTokens } = modelInput.shape;

/** Changes label or limits; prices have operations of their own. */
export const updateModel = command({
  name: "model.update",
  permission: "connections:write",
  input: z.object({
    modelId: id("model"),
    label: label.removeDefault().optional(),
    contextTokens: contextTokens.removeDefault().optional(),
  }),
  output: modelView,
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const { modelId, label, contextTokens } = input;
    const before = await loadModel(db, actor, modelId);
    const { count } = await db.model.updateMany({
      where: { workspaceId, id: before.id, archivedAt: null },
      data: { contextTokens, label: label === "" ? before.name : label },
    });
    if (count === 0) throw new AppError("conflict", "This model is archived. Add it again from its connection.");
    const row = await db.model.findFirstOrThrow({ where: { workspaceId, id: before.id }, select: modelSelect });
    const [view] = await viewModels(db, actor, [row], now);
    if (!view) throw new AppError("not_found", "There is no such model in this workspace.");
    audit(before, view);
    return view;
  },
});
