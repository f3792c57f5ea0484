import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "@/server/core/random";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { createOpenAiRun } from "./testing/create-openai-run";

const kills = 4;
const samples = 150;
const maxConcurrency = 8;
const script = path.join(import.meta.dirname, "testing/run-worker.ts");

let fake: FakeOpenAi;
let workspace: TestWorkspace;
let worker: ChildProcess | null = null;

/** Starts a server process and waits until its durable work is under way. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (text) => String(text).includes("started") && resolve());
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  return child;
}

beforeAll(async () => {
  fake = await startFakeOpenAi({ latencyMs: 25 });
  workspace = await createWorkspace();
}, 30_000);

afterAll(async () => {
  worker?.kill("SIGKILL");
  await fake.close();
});

test("a server killed again and again in mid-run loses no trial and repeats no call but those under way", async () => {
  const random = createRandom("crash-2026");
  const { workspaceId, members } = workspace;
  const experimentId = await createOpenAiRun(workspace, {
    baseUrl: fake.baseUrl,
    samples,
    maxConcurrency,
    hasJudge: true,
  });
  worker = await startWorker();
  await startExperiment.execute(members.owner, { experimentId });
  const status = async () => (await getResultsVersion.execute(members.owner, { experimentId })).status;

  for (let kill = 0; kill < kills; kill += 1) {
    const before = fake.calls().total;
    const after = 20 + random.int(60);
    await expect.poll(() => fake.calls().total - before, { timeout: 60_000, interval: 5 }).toBeGreaterThan(after);
    expect(await status()).toBe("running");
    worker.kill("SIGKILL");
    worker = await startWorker();
  }
  await expect.poll(status, { timeout: 90_000, interval: 200 }).toBe("completed");

  const rows = await withTenant(workspaceId, async (db) => ({
    trials: await db.trial.count({ where: { experimentId, status: "succeeded" } }),
    responses: await db.response.count({ where: { experimentId } }),
    scores: await db.score.count({ where: { experimentId } }),
    abandoned: await db.attempt.count({ where: { experimentId, outcome: "abandoned" } }),
    open: await db.attempt.count({ where: { experimentId, outcome: null } }),
    attempts: await db.attempt.count({ where: { experimentId } }),
  }));
  const trials = samples * 2;
  expect(rows).toMatchObject({ trials, responses: trials, scores: trials * 2, open: 0 });
  expect(rows.abandoned).toBeLessThanOrEqual(kills * maxConcurrency);
  expect(rows.attempts).toBe(trials * 2 + rows.abandoned);
  const calls = fake.calls();
  expect(calls.total).toBeGreaterThanOrEqual(trials * 2);
  expect(calls.total).toBeLessThanOrEqual(trials * 2 + kills * maxConcurrency);
}, 180_000);
