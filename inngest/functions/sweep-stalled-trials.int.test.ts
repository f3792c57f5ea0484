import { expect, test } from "vitest";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "@/server/services/testing/create-run";
import { createLibrary, createWorkspace } from "@/server/services/testing/factory";
import { sweep } from "./sweep-stalled-trials";

/** A run of a workspace of its own that has not moved for an hour. */
async function createStalled(mark: string) {
  const { workspaceId } = await createWorkspace();
  const longAgo = new Date(Date.now() - 3_600_000);
  return withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, mark);
    const { experiment } = await createRun(db, workspaceId, mark, library, "running");
    await db.experiment.updateMany({ where: { id: experiment }, data: { startedAt: longAgo } });
    await db.attempt.updateMany({ where: { workspaceId }, data: { startedAt: longAgo, finishedAt: longAgo } });
    return { workspaceId, experiment };
  });
}

test("a run that cannot be rung again keeps no other from its bell, and the log names it", async () => {
  const broken = await createStalled("broken");
  const fine = await createStalled("fine");
  await withTenant(broken.workspaceId, (db) =>
    db.experiment.updateMany({ where: { id: broken.experiment }, data: { manifest: {} } }),
  );
  const warnings: unknown[] = [];
  const { rung } = await sweep("ring", { warn: (fields: unknown) => void warnings.push(fields) });
  expect(rung).toEqual([fine.experiment]);
  expect(warnings).toMatchObject([{ experimentId: broken.experiment }]);
});
