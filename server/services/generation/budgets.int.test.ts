import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/server/core/access/actor";
import { monthKeyOf } from "@/server/core/budget/purse";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { getRunBudget } from "../budgets/get-run-budget";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { abandonAttempts } from "./abandon-attempts";
import { settleCalls } from "./settle-calls";

afterAll(() => client().$disconnect());

type Run = { workspaceId: string; job: Actor; experimentId: string; modelId: string; trialIds: string[] };

/** A running experiment with many open trials, and budgets on top of what its fixture has spent. */
async function createBudgetedRun(trials: number, limits: { all?: number; month?: number; run?: number }): Promise<Run> {
  const { workspaceId, job } = await createWorkspace();
  return withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, randomUUID().slice(0, 8));
    const run = await createRun(db, workspaceId, "budget", library, "running");
    const experimentId = run.experiment;
    const [sample] = library.samples;
    const rows = await db.trial.createManyAndReturn({
      data: Array.from({ length: trials }, (_, index) => ({
        workspaceId,
        experimentId,
        variantId: run.variant,
        sampleId: sample?.id ?? "",
        position: 10,
        repeat: index + 1,
      })),
    });
    await db.purse.deleteMany({ where: { workspaceId } });
    await db.budget.deleteMany({ where: { workspaceId } });
    await db.alert.deleteMany({ where: { workspaceId } });
    await db.callHour.deleteMany({ where: { workspaceId } });
    await db.attempt.deleteMany({ where: { workspaceId } });
    for (const [key, limit] of Object.entries({ all: limits.all, month: limits.month, [experimentId]: limits.run })) {
      if (limit === undefined) continue;
      const of = key === experimentId ? { experimentId } : {};
      await db.budget.create({
        data: { workspaceId, key, ...of, limitMicroUsd: limit, alertPercents: [50, 80, 100] },
      });
    }
    return { workspaceId, job, experimentId, modelId: library.model.id, trialIds: rows.map((row) => row.id) };
  });
}

/** Fifty workers share ten connections: on a busy machine one that waits too long asks again, as the durable engine does. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes("timeout exceeded when trying to connect")) throw error;
    }
  }
}

const nothing = { answers: [], judgements: [], failures: [], reservations: [] };

const intend = (run: Run, trialId: string, reservedMicroUsd: number, number = 1) =>
  settleCalls.execute(run.job, {
    ...nothing,
    experimentId: run.experimentId,
    reservations: [{ trialId, purpose: "generate", number, reservedMicroUsd }],
  });

const answer = (run: Run, trialId: string, costMicroUsd: number, number = 1) =>
  settleCalls.execute(run.job, {
    ...nothing,
    experimentId: run.experimentId,
    answers: [
      {
        trialId,
        modelId: run.modelId,
        number,
        text: "yes",
        finishReason: "stop",
        servedModel: "m",
        inputTokens: 7,
        outputTokens: 3,
        cachedInputTokens: 2,
        reasoningTokens: 1,
        costMicroUsd,
        latencyMs: 120,
        timeToFirstTokenMs: 40,
        scores: [],
      },
    ],
  });

const purseOf = async ({ workspaceId }: Run, key: string) => {
  const purse = await withTenant(workspaceId, (db) => db.purse.findFirst({ where: { workspaceId, key } }));
  return { spent: Number(purse?.spentMicroUsd ?? 0), reserved: Number(purse?.reservedMicroUsd ?? 0) };
};

/** What the attempts themselves say, which the purses only sum. */
const truthOf = async ({ workspaceId }: Run) => {
  const attempts = await withTenant(workspaceId, (db) => db.attempt.findMany({ where: { workspaceId } }));
  return {
    spent: attempts.reduce((sum, a) => sum + (a.costMicroUsd ?? 0), 0),
    reserved: attempts.reduce((sum, a) => sum + (a.outcome === null ? a.reservedMicroUsd : 0), 0),
  };
};

const statusOf = ({ workspaceId, experimentId }: Run) =>
  withTenant(workspaceId, (db) => db.experiment.findFirstOrThrow({ where: { workspaceId, id: experimentId } }));

test.each(["all", "month", "run"] as const)(
  "50 racing workers never take the budget of %s over its limit",
  async (scope) => {
    const limit = 1_000;
    const run = await createBudgetedRun(200, { [scope]: limit });
    const queue = [...run.trialIds];
    let highest = 0;
    let calls = 0;
    const worker = async (index: number) => {
      for (let trialId = queue.shift(); trialId; trialId = queue.shift()) {
        const wanted = 20 + (index % 7) * 5;
        const { reserved, isLive } = await patiently(() => intend(run, trialId, wanted));
        if (!isLive) return;
        if (reserved.length === 0) continue;
        calls += 1;
        const { spent, reserved: held } = await patiently(() => purseOf(run, "all"));
        highest = Math.max(highest, spent + held);
        // Some cost all of their reserve, some less.
        const cost = index % 3 === 0 ? wanted : Math.floor(wanted / 2);
        await patiently(() => answer(run, trialId, cost));
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => worker(index)));
    expect(highest).toBeLessThanOrEqual(limit);
    expect(calls).toBeGreaterThan(15);
    const truth = await truthOf(run);
    expect(truth.spent).toBeLessThanOrEqual(limit);
    for (const key of ["all", monthKeyOf(new Date()), run.experimentId]) expect(await purseOf(run, key)).toEqual(truth);
  },
);

test("the run that meets its limit is paused at once, says why, raises alerts, and goes on when the budget is raised", async () => {
  const run = await createBudgetedRun(3, { run: 100 });
  const [a = "", b = "", c = ""] = run.trialIds;
  expect(await intend(run, a, 60)).toMatchObject({ isLive: true, isShort: false });
  // The first call holds 60: the second may still fit once it has told what it cost.
  expect(await intend(run, b, 60)).toEqual({ reserved: [], isLive: true, isShort: true });
  await answer(run, a, 30);
  expect(await intend(run, b, 60)).toMatchObject({ isLive: true, isShort: false });
  await answer(run, b, 55);
  expect(await intend(run, c, 60)).toEqual({ reserved: [], isLive: false, isShort: true });
  const { status, statusReason } = await statusOf(run);
  expect(status).toBe("paused");
  expect(statusReason).toContain("The budget of this run of $0.0001 has no room for the next call");
  expect(statusReason).toContain("Raise it and resume");
  const { workspaceId, experimentId } = run;
  expect(await getRunBudget.execute(run.job, { experimentId })).toMatchObject({ inTheWayKey: experimentId });
  const alerts = await withTenant(workspaceId, (db) =>
    db.alert.findMany({ where: { workspaceId }, orderBy: [{ kind: "asc" }, { percent: "asc" }] }),
  );
  expect(alerts.map((alert) => [alert.kind, alert.percent, alert.experimentId])).toEqual([
    ["budget-stop", 85, experimentId],
    ["budget-threshold", 50, experimentId],
    ["budget-threshold", 80, experimentId],
  ]);

  await withTenant(workspaceId, async (db) => {
    await db.budget.updateMany({ where: { workspaceId }, data: { limitMicroUsd: 200 } });
    await db.experiment.updateMany({ where: { workspaceId, id: experimentId }, data: { status: "running" } });
  });
  expect(await intend(run, c, 60)).toMatchObject({ reserved: [{ trialId: c }], isLive: true, isShort: false });
});

test("a process that died between a call and its settlement leaves its reserve on the bill, once, and a late answer corrects it", async () => {
  const run = await createBudgetedRun(1, { all: 100 });
  const [trialId = ""] = run.trialIds;
  await intend(run, trialId, 60);
  expect(await purseOf(run, "all")).toEqual({ spent: 0, reserved: 60 });
  const lost = { ...run, purpose: "generate", attempts: [{ trialId, number: 1 }] };
  await abandonAttempts.execute(run.job, lost);
  await abandonAttempts.execute(run.job, lost);
  expect(await purseOf(run, "all")).toEqual({ spent: 60, reserved: 0 });
  // The process was only frozen: its answer arrives after all, and twice.
  await answer(run, trialId, 25);
  await answer(run, trialId, 25);
  expect(await purseOf(run, "all")).toEqual({ spent: 25, reserved: 0 });
  const hours = await withTenant(run.workspaceId, (db) =>
    db.callHour.findMany({ where: { workspaceId: run.workspaceId, source: run.experimentId } }),
  );
  expect(hours.map((hour) => [hour.calls, hour.failures, Number(hour.costMicroUsd)])).toEqual([[1, 1, 25]]);
});

test("in any order of intents, answers, failures and losses the purses are the sum of the attempts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          act: fc.constantFrom("intend", "answer", "fail", "lose"),
          trial: fc.nat({ max: 4 }),
          money: fc.nat({ max: 40 }),
        }),
        { minLength: 5, maxLength: 40 },
      ),
      async (acts) => {
        const run = await createBudgetedRun(5, { all: 150, run: 120 });
        const numbers = new Map<string, number>();
        for (const { act, trial, money } of acts) {
          const trialId = run.trialIds[trial] ?? "";
          const number = numbers.get(trialId) ?? 1;
          const { experimentId, modelId } = run;
          if (act === "intend") await intend(run, trialId, money, number);
          if (act === "answer") await answer(run, trialId, money, number);
          if (act === "lose") {
            const attempts = [{ trialId, number }];
            await abandonAttempts.execute(run.job, { experimentId, modelId, purpose: "generate", attempts });
          }
          if (act === "fail") {
            const kind = money % 2 ? "timeout" : "overloaded";
            const failure = { trialId, modelId, purpose: "generate", number, kind, message: "-" };
            const failures = [{ ...failure, costMicroUsd: null, retryAt: null, isFinal: false }];
            await settleCalls.execute(run.job, { ...nothing, experimentId, failures });
          }
          if (act !== "intend") numbers.set(trialId, number + 1);
        }
        const truth = await truthOf(run);
        expect(await purseOf(run, "all")).toEqual(truth);
        expect(await purseOf(run, run.experimentId)).toEqual(truth);
      },
    ),
    { numRuns: 12 },
  );
});
