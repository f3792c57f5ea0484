import { expect, test } from "vitest";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { generateChunk } from "./generate-chunk";
import { settleCalls } from "./settle-calls";

/** A run whose second trial of A is open, and was being asked when its process went. */
async function createInterrupted(status: ExperimentStatus) {
  const { workspaceId, job } = await createWorkspace();
  return withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, status);
    const made = await createRun(db, workspaceId, status, library, status);
    const of = { workspaceId, experimentId: made.experiment };
    const open = await db.trial.findFirstOrThrow({ where: { ...of, variantId: made.variant, status: "pending" } });
    const attempt = { ...of, trialId: open.id, purpose: "generate", number: 1, reservedMicroUsd: 7 };
    await db.attempt.create({ data: { ...attempt, startedAt: new Date(Date.now() - 3_600_000) } });
    const read = () =>
      withTenant(workspaceId, async (tx) => ({
        trial: await tx.trial.findFirstOrThrow({ where: { id: open.id } }),
        attempts: await tx.attempt.findMany({ where: { trialId: open.id }, orderBy: { number: "asc" } }),
        run: await tx.experiment.findFirstOrThrow({ where: { id: made.experiment } }),
        leases: await tx.connectionLease.count(),
      }));
    return { job, made, modelId: library.model.id, trialId: open.id, read };
  });
}

test.each(["cancelled", "stopped", "failed", "paused"] as const)(
  "a chunk of a %s run asks nobody, not even the gate, and still settles the call that lost its process",
  async (status) => {
    const { job, made, read } = await createInterrupted(status);
    const chunk = { experimentId: made.experiment, variantId: made.variant, from: 0, to: 2 };
    const report = await generateChunk.execute(job, chunk);
    expect(report).toMatchObject({ kept: 0, failed: 0, retryAtMs: null, isHeld: false });
    const { trial, attempts, run, leases } = await read();
    expect(attempts).toMatchObject([{ number: 1, outcome: "abandoned", costMicroUsd: 7 }]);
    expect({ status: trial.status, leases }).toEqual({ status: "pending", leases: 0 });
    expect(run.resumeCount).toBe(status === "paused" ? 1 : 0);
  },
);

test.each([
  { run: "running", trial: "failed" },
  { run: "stopped", trial: "pending" },
] as const)("a call that fails for good leaves the trial of a $run run $trial", async ({ run, trial }) => {
  const { job, made, modelId, trialId, read } = await createInterrupted(run);
  const kind = { kind: "timeout", message: "Too slow.", costMicroUsd: null, retryAt: null, isFinal: true };
  const failure = { trialId, modelId, purpose: "generate", number: 1, ...kind };
  await settleCalls.execute(job, {
    experimentId: made.experiment,
    answers: [],
    judgements: [],
    failures: [failure],
    reservations: [],
  });
  const after = await read();
  expect(after.trial.status).toBe(trial);
  expect(after.attempts).toMatchObject([{ outcome: "failed", errorKind: "timeout" }]);
});
