import type { SnapshotBody } from "@/server/core/results/snapshot";
import type { Tx } from "@/server/db/client";

type Written = { workspaceId: string; experimentId: string; body: SnapshotBody; now: Date };

/** Puts the newest summary in place of the last one. Its version grows, which is what live pages ask for. */
export async function writeSnapshot(db: Tx, { workspaceId, experimentId, body, now }: Written): Promise<number> {
  const [row] = await db.$queryRaw<{ version: number }[]>`
    insert into "ResultSnapshot" ("workspaceId", "experimentId", "version", "body", "isFinal", "computedAt")
    values (${workspaceId}::uuid, ${experimentId}::uuid, 1, ${JSON.stringify(body)}::jsonb, ${body.verdict.isFinal}, ${now})
    on conflict ("workspaceId", "experimentId") do update
      set "version" = "ResultSnapshot"."version" + 1, "body" = excluded."body",
        "isFinal" = excluded."isFinal", "computedAt" = excluded."computedAt"
    returning "version"`;
  return row?.version ?? 1;
}
