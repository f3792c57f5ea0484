import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { freedName } from "../freed-name";
import { command } from "../operation";
import { loadConnection } from "./load-connection";
import { refuseWhileUsed } from "./refuse-while-used";

/** Takes a connection and its models out of the lists and forgets its key. Finished experiments keep their results. */
export const archiveConnection = command({
  name: "connection.archive",
  permission: "connections:write",
  input: z.object({ connectionId: id("connection") }),
  output: z.object({ id: id("connection"), archivedAt: instant }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const before = await loadConnection(db, actor, input.connectionId);
    if (before.archivedAt) throw new AppError("conflict", "This connection is already archived.");
    await refuseWhileUsed(db, actor, { connectionId: before.id }, "connection");
    const [after] = await db.connection.updateManyAndReturn({
      where: { workspaceId, id: before.id, archivedAt: null },
      data: { archivedAt: now, name: freedName(before.name, now), sealedKey: null, keyHint: null },
    });
    if (!after) throw new AppError("conflict", "The connection changed meanwhile. Reload and try again.");
    await db.model.updateMany({
      where: { workspaceId, connectionId: before.id, archivedAt: null },
      data: { archivedAt: now },
    });
    audit(before, after);
    return { id: after.id, archivedAt: now };
  },
});
