import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { command } from "../operation";
import { loadModel } from "./load-model";
import { refuseWhileUsed } from "./refuse-while-used";

/** Takes a model out of the lists; adding it again by its name brings it back. */
export const archiveModel = command({
  name: "model.archive",
  permission: "connections:write",
  input: z.object({ modelId: id("model") }),
  output: z.object({ id: id("model"), archivedAt: instant }),
  async run({ input, actor, db, now, audit }) {
    const before = await loadModel(db, actor, input.modelId);
    if (before.archivedAt) throw new AppError("conflict", "This model is already archived.");
    await refuseWhileUsed(db, actor, { id: before.id }, "model");
    const [after] = await db.model.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: before.id, archivedAt: null },
      data: { archivedAt: now },
    });
    if (!after) throw new AppError("conflict", "The model changed meanwhile. Reload and try again.");
    audit(before, after);
    return { id: after.id, archivedAt: now };
  },
});
