import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/server/core/access/actor";
import { getEngineStatus } from "./get-engine-status";
import { listFailedRuns } from "./list-failed-runs";
import { retryFailedRun } from "./retry-failed-run";

const actor: Actor = { kind: "member", workspaceId: randomUUID(), userId: randomUUID(), role: "owner" };

beforeAll(() => {
  process.env.INNGEST_BASE_URL = "http://name:word@inngest.example.com:8288/path";
  // Nothing answers there: whatever asked the engine's tables would fail.
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
});

test("with an Inngest server the status names its address, without credentials, and no table is asked", async () => {
  expect(await getEngineStatus.execute(actor, {})).toEqual({ kind: "inngest", url: "http://inngest.example.com:8288" });
  expect(await listFailedRuns.execute(actor, { limit: 50 })).toEqual({ items: [], nextCursor: null, total: 0 });
  await expect(retryFailedRun.execute(actor, { runId: "01JDNEVERWAS00000000000000" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("in its dashboard"),
  });
});
