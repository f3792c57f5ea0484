import { type Actor, actorId } from "@/server/core/access/actor";
import type { Prisma, Tx } from "@/server/db/client";

/** Never written down, whatever operation hands them over. */
const secretFields = new Set(["apiKey", "sealedKey", "passwordHash", "password", "wrappedKey"]);
const longestText = 500;

type Entry = {
  actor: Actor;
  operation: string;
  input: unknown;
  at: Date;
  before: object | null;
  after: object | null;
};

/** One line of the audit log, in the transaction of the change it tells of. */
export async function recordAudit(db: Tx, entry: Entry): Promise<void> {
  await db.auditEvent.create({
    data: {
      workspaceId: entry.actor.workspaceId,
      actorKind: entry.actor.kind,
      actorId: actorId(entry.actor),
      operation: entry.operation,
      targetId: idOf(entry.after) ?? idOf(entry.before) ?? idOf(entry.input),
      before: entry.before ? brief(entry.before) : undefined,
      after: entry.after ? brief(entry.after) : undefined,
      at: entry.at,
    },
  });
}

function idOf(value: unknown): string | null {
  if (value === null || typeof value !== "object") return null;
  const fields = Object.entries(value);
  const own = fields.find(([key, v]) => key === "id" && typeof v === "string");
  const other = fields.find(([key, v]) => key.endsWith("Id") && typeof v === "string");
  return ((own ?? other)?.[1] as string | undefined) ?? null;
}

/** Scalars only, secrets cut, long text shortened: the log says what changed, it is no copy of the data. */
function brief(value: object): Prisma.InputJsonObject {
  const entries = Object.entries(value)
    .filter(([key, v]) => !secretFields.has(key) && (v === null || typeof v !== "object" || v instanceof Date))
    .map(([key, v]) => [
      key,
      v instanceof Date ? v.toISOString() : typeof v === "string" ? v.slice(0, longestText) : v,
    ]);
  return Object.fromEntries(entries) as Prisma.InputJsonObject;
}
