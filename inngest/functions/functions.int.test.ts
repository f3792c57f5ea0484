import { randomUUID } from "node:crypto";
import { RetryAfterError } from "inngest";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "@/server/services/testing/create-run";
import { createLibrary, createWorkspace } from "@/server/services/testing/factory";
import { inngest } from "../client";
import { experimentStarted, resultsOutdated, trialsPlanned } from "../events";
import { generateQuickChunk } from "./generate-chunk";
import { planExperiment } from "./plan-experiment";
import { scoreQuickChunk } from "./score-chunk";
import { summarizeExperiment } from "./summarize-results";
import { executeFunction } from "./testing/execute-function";

// No engine leads here: what operations ring stays in its inbox, where it can be looked at.
const engine = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
afterAll(() => engine.end());

let run: Awaited<ReturnType<typeof createCase>>;
beforeEach(async () => {
  run = await createCase("running");
});

async function createCase(status: ExperimentStatus) {
  const mark = randomUUID().slice(0, 8);
  const { workspaceId } = await createWorkspace(mark);
  return withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, mark);
    const { experiment: experimentId, variant, evaluator } = await createRun(db, workspaceId, mark, library, status);
    const { id: connectionId } = library.connection;
    const chunk = { workspaceId, experimentId, variantId: variant, connectionId, lane: "quick" as const };
    return { workspaceId, experimentId, evaluatorId: evaluator, chunk: { ...chunk, from: 0, to: 2 } };
  });
}

const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(run.workspaceId, work);
const readExperiment = () => inTenant((db) => db.experiment.findFirstOrThrow({ where: { id: run.experimentId } }));
const started = () => ({
  name: experimentStarted.name,
  data: { workspaceId: run.workspaceId, experimentId: run.experimentId },
});
const generate = (data: object) => executeFunction(generateQuickChunk(), { name: trialsPlanned.name, data });

async function readRung(name: string) {
  const { rows } = await engine.query<{ id: string; body: string }>(
    "select id, body from engine.event where name = $1 and body like '%' || $2 || '%' order by seq",
    [name, run.experimentId],
  );
  return rows.map(({ id, body }) => ({ id, data: JSON.parse(body).data as Record<string, unknown> }));
}

test("plan-experiment starts the run in its own name and rings once for each chunk with open trials", async () => {
  run = await createCase("queued");
  const { result, steps, runId } = await executeFunction(planExperiment(), started());
  expect(steps).toEqual(["plan"]);
  expect((await readExperiment()).status).toBe("running");
  const audits = await inTenant((db) => db.auditEvent.findMany({ where: { operation: "experiment.plan-trials" } }));
  expect(audits).toMatchObject([{ actorKind: "system", actorId: "plan-experiment", targetId: run.experimentId }]);
  const rung = await readRung(trialsPlanned.name);
  expect(result).toMatchObject({ chunks: rung.length });
  expect(rung.length).toBeGreaterThan(0);
  expect(rung.every(({ id, data }) => id.endsWith(runId) && data.lane === "quick")).toBe(true);
});

test("when planning failed for good the experiment fails, and says why", async () => {
  const { onFailure } = planExperiment().opts;
  if (!onFailure) throw new Error("plan-experiment has no onFailure.");
  const failed = inngest().createFunction({ id: "failed", triggers: { event: "inngest/function.failed" } }, (context) =>
    onFailure({ ...context, error: new Error("no such dataset") } as never),
  );
  await executeFunction(failed, { name: "inngest/function.failed", data: { event: started() } });
  expect(await readExperiment()).toMatchObject({
    status: "failed",
    statusReason: "The trials could not be planned: no such dataset",
  });
  const audits = await inTenant((db) => db.auditEvent.findMany({ where: { operation: "experiment.fail" } }));
  expect(audits).toMatchObject([{ actorKind: "system", actorId: "plan-experiment" }]);
});

test("generate-chunk answers the open trials in one step, then rings each judge once", async () => {
  const { result, steps, thrown, runId } = await generate(run.chunk);
  expect(thrown).toBeNull();
  expect(steps).toEqual(["generate"]);
  expect(result).toEqual({ kept: 1, failed: 0, open: 0 });
  const answers = await inTenant((db) => db.response.count({ where: { experimentId: run.experimentId } }));
  expect(answers).toBe(2);
  const { from, to, variantId } = run.chunk;
  const data = expect.objectContaining({ evaluatorId: run.evaluatorId, variantId, from, to, lane: "quick" });
  expect(await readRung("responses/generated")).toEqual([{ id: `${runId}:1:0:${run.evaluatorId}`, data }]);
});

test("generate-chunk acts in the workspace its event names, and reaches no other's run", async () => {
  const stranger = await createWorkspace();
  const { thrown } = await generate({ ...run.chunk, workspaceId: stranger.workspaceId });
  expect(thrown).toMatchObject({ code: "not_found" });
  expect(await inTenant((db) => db.response.count({ where: { experimentId: run.experimentId } }))).toBe(1);
});

test("calls that must wait long come back as a retry at the moment their provider asked for, not earlier", async () => {
  const retryAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 120_000);
  await inTenant(async (db) => {
    const { id: trialId } = await db.trial.findFirstOrThrow({
      where: { experimentId: run.experimentId, variantId: run.chunk.variantId, status: "pending" },
    });
    const of = { workspaceId: run.workspaceId, experimentId: run.experimentId, trialId };
    const failure = { outcome: "failed" as const, errorKind: "rate_limit", retryAt };
    const now = new Date();
    await db.attempt.create({
      data: { ...of, purpose: "generate", number: 1, reservedMicroUsd: 1, startedAt: now, finishedAt: now, ...failure },
    });
  });
  const { thrown, steps } = await generate(run.chunk);
  expect(steps).toEqual(["generate"]);
  expect(thrown).toBeInstanceOf(RetryAfterError);
  expect(thrown).toMatchObject({ message: "1 calls wait for their next try", retryAfter: retryAt.toISOString() });
});

test("score-chunk scores the answers with its judge and asks for a new summary", async () => {
  const data = { ...run.chunk, evaluatorId: run.evaluatorId };
  const { result, steps, runId } = await executeFunction(scoreQuickChunk(), { name: "responses/generated", data });
  expect(steps).toEqual(["judge"]);
  expect(result).toEqual({ kept: 1, failed: 0, open: 0 });
  expect(await inTenant((db) => db.score.count({ where: { evaluatorId: run.evaluatorId } }))).toBe(1);
  const summaries = await readRung(resultsOutdated.name);
  expect(summaries.map(({ id }) => id)).toContain(`${runId}:1:0:results`);
});

test("summarize-results leaves a newer snapshot of the run its event names", async () => {
  const event = { name: resultsOutdated.name, data: started().data };
  const { steps, thrown } = await executeFunction(summarizeExperiment(), event);
  expect(thrown).toBeNull();
  expect(steps).toEqual(["summarize"]);
  const [latest] = await inTenant((db) =>
    db.resultSnapshot.findMany({ where: { experimentId: run.experimentId }, orderBy: { version: "desc" } }),
  );
  expect(latest?.version).toBe(2);
});
