import { z } from "zod";
import { snapshotBody } from "@/server/core/results/snapshot";
import { command } from "../operation";

/** The newest summary, in place of the last one. Its version grows, which is what live pages ask for. */
export const saveSnapshot = command({
  name: "results.save-snapshot",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), body: snapshotBody }),
  output: z.object({ version: z.number().int() }),
  async run({ input, actor, db, now }) {
    const [row] = await db.$queryRaw<{ version: number }[]>`
      insert into "ResultSnapshot" ("workspaceId", "experimentId", "version", "body", "computedAt")
      values (${actor.workspaceId}::uuid, ${input.experimentId}::uuid, 1, ${JSON.stringify(input.body)}::jsonb, ${now})
      on conflict ("workspaceId", "experimentId") do update
        set "version" = "ResultSnapshot"."version" + 1, "body" = excluded."body", "computedAt" = excluded."computedAt"
      returning "version"`;
    return { version: row?.version ?? 1 };
  },
});
