import { z } from "zod";
import { id } from "@/server/core/ids";
import { command } from "../operation";

const bytes = z.number().int().min(0);

/** Internal: how far a pull came, or how it ended. Tells whether it is still wanted. */
export const savePull = command({
  name: "modelPull.save",
  permission: "system:write",
  input: z.object({
    pullId: id("modelPull"),
    progress: z
      .object({ phase: z.string(), completedBytes: bytes, totalBytes: bytes, bytesPerSecond: bytes.nullable() })
      .optional(),
    end: z.object({ status: z.enum(["done", "failed", "cancelled"]), error: z.string().nullable() }).optional(),
  }),
  output: z.object({ isWanted: z.boolean() }),
  async run({ input: { pullId, progress, end }, actor, db, now }) {
    const [row] = await db.modelPull.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: pullId, status: "running" },
      data: { ...progress, ...end, updatedAt: now },
    });
    return { isWanted: row !== undefined && !row.isCancelRequested };
  },
});
