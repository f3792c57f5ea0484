import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { stalledAfterMs } from "./pull-view";

/** Ends a pull. Its follower sees the wish within a second; what was downloaded stays at the host. */
export const cancelPull = command({
  name: "modelPull.cancel",
  permission: "connections:write",
  input: z.object({ pullId: id("modelPull") }),
  output: z.object({ id: id("modelPull") }),
  async run({ input, actor, db, now, audit }) {
    const where = { workspaceId: actor.workspaceId, id: input.pullId };
    const before = await db.modelPull.findFirst({ where });
    if (!before) throw new AppError("not_found", "There is no such pull in this workspace.");
    if (before.status !== "running") throw new AppError("conflict", "This pull is over already.");
    const isFollowed = now.getTime() - before.updatedAt.getTime() <= stalledAfterMs;
    await db.modelPull.updateMany({
      where: { ...where, status: "running" },
      data: isFollowed ? { isCancelRequested: true } : { status: "cancelled", updatedAt: now },
    });
    audit({ id: before.id, model: before.model }, null);
    return { id: before.id };
  },
});
