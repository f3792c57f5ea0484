import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { command } from "../operation";

/** Read, and no longer shown on the overview; it stays in the list. */
export const dismissAlert = command({
  name: "alert.dismiss",
  permission: "experiments:write",
  input: z.object({ alertId: id("alert") }),
  output: z.object({ id: z.string() }),
  async run({ input, actor, db, now }) {
    const where = { workspaceId: actor.workspaceId, id: input.alertId };
    const found = await db.alert.findFirst({ where, select: { id: true } });
    if (!found) throw new AppError("not_found", "There is no such alert in this workspace.");
    await db.alert.updateMany({ where: { ...where, dismissedAt: null }, data: { dismissedAt: now } });
    return found;
  },
});
