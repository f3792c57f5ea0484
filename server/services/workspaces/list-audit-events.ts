import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { instant, pageInput } from "@/server/core/units";
import { query } from "../operation";
import { pageOf } from "../page";
import { listUserNames } from "./list-user-names";

const entry = z.object({
  id: z.uuid(),
  at: instant,
  actorKind: z.string(),
  /** The person's or the job's name. */
  actorName: z.string(),
  operation: z.string(),
  targetId: z.string().nullable(),
  before: z.record(z.string(), z.json()).nullable(),
  after: z.record(z.string(), z.json()).nullable(),
});

/** Who changed what, the newest first. */
export const listAuditEvents = query({
  name: "auditEvent.list",
  permission: "audit:read",
  input: pageInput.extend({ operation: z.string().max(80).optional() }),
  output: pageOf(entry),
  async run({ input, actor, db }) {
    if (input.cursor && !z.uuid().safeParse(input.cursor).success) {
      throw new AppError("invalid", "This place in the log is not valid. Start again from its first page.");
    }
    const where = { workspaceId: actor.workspaceId, operation: input.operation };
    const rows = await db.auditEvent.findMany({
      where,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: input.limit + 1,
      ...(input.cursor ? { cursor: { id: input.cursor }, skip: 1 } : {}),
    });
    const shown = rows.slice(0, input.limit);
    const nameOf = await listUserNames(
      db,
      actor,
      shown.map((row) => (row.actorKind === "member" ? row.actorId : null)),
    );
    return {
      items: shown.map((row) => ({
        ...row,
        actorName: row.actorKind === "member" ? (nameOf(row.actorId) ?? "a former member") : row.actorId,
        before: row.before as Record<string, z.core.util.JSONType> | null,
        after: row.after as Record<string, z.core.util.JSONType> | null,
      })),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
      total: await db.auditEvent.count({ where }),
    };
  },
});
