import { expect, test } from "vitest";
import { systemActor } from "@/server/core/access/actor";
import { withTenant } from "@/server/db/with-tenant";
import { saveSnapshot } from "@/server/services/results/save-snapshot";
import { createRun } from "@/server/services/testing/create-run";
import { createLibrary, createWorkspace } from "@/server/services/testing/factory";
import { snapshotFor } from "@/server/services/testing/snapshot-for";
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

test("a cancelled run whose last bell was lost is rung for until its last summary is there, and no longer", async () => {
  const { workspaceId, experiment } = await createStalled("lost bell");
  const cancelled = { status: "cancelled", endedAt: new Date() };
  await withTenant(workspaceId, (db) => db.experiment.updateMany({ where: { id: experiment }, data: cancelled }));
  // A summary that had read the run before its end may be written after it.
  const summary = async (isFinal: boolean) => {
    const body = snapshotFor("late");
    const verdict = { ...body.verdict, isFinal };
    const late = { experimentId: experiment, body: { ...body, verdict } };
    await saveSnapshot.execute(systemActor(workspaceId, "summarize-results"), late);
  };
  await summary(false);
  expect((await sweep("ring", quiet)).rung).toContain(experiment);
  await summary(true);
  expect((await sweep("ring", quiet)).rung).not.toContain(experiment);
});

const quiet = { warn: () => undefined };

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
