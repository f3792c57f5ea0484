import { expect, test } from "vitest";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { judgeChunk } from "./judge-chunk";

test("what is reserved for a judge's call covers its cost, however long the sample is", async () => {
  const { workspaceId, job } = await createWorkspace();
  const run = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "judged");
    await db.sample.updateMany({ where: { workspaceId }, data: { inputs: { question: "why? ".repeat(8_000) } } });
    return createRun(db, workspaceId, "judged", library, "running");
  });
  const chunk = { experimentId: run.experiment, variantId: run.variant, evaluatorId: run.evaluator, from: 0, to: 2 };
  expect(await judgeChunk.execute(job, chunk)).toMatchObject({ kept: 1, failed: 0, open: 0 });
  const attempt = await withTenant(workspaceId, (db) =>
    db.attempt.findFirstOrThrow({ where: { workspaceId, purpose: run.evaluator } }),
  );
  expect(attempt.outcome).toBe("succeeded");
  expect(attempt.costMicroUsd).toBeGreaterThan(500);
  expect(attempt.reservedMicroUsd).toBeGreaterThanOrEqual(attempt.costMicroUsd ?? Number.POSITIVE_INFINITY);
});
