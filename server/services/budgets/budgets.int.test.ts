import { afterAll, expect, test } from "vitest";
import { AppError } from "@/server/core/errors";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace, type TestWorkspace } from "../testing/factory";
import { dismissAlert } from "./dismiss-alert";
import { getRunBudget } from "./get-run-budget";
import { getSpend } from "./get-spend";
import { listAlerts } from "./list-alerts";
import { listBudgets } from "./list-budgets";
import { setBudget } from "./set-budget";
import { setRunBudget } from "./set-run-budget";

afterAll(() => client().$disconnect());

const dayMs = 86_400_000;

/** A run of the owner's with calls of known cost on each of the last days. */
async function createSpend(costs: number[]) {
  const workspace = await createWorkspace();
  const { workspaceId, members } = workspace;
  const made = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "spend");
    const run = await createRun(db, workspaceId, "spend", library, "running");
    const of = { workspaceId, experimentId: run.experiment, source: run.experiment };
    await db.experiment.updateMany({ where: { workspaceId }, data: { createdById: members.owner.userId } });
    await db.callHour.deleteMany({ where: { workspaceId } });
    const today = Math.floor(Date.now() / dayMs) * dayMs;
    await db.callHour.createMany({
      data: costs.map((costMicroUsd, ago) => ({
        ...of,
        modelId: ago % 2 === 0 ? library.model.id : library.judge.id,
        hour: new Date(today - ago * dayMs),
        calls: 10,
        failures: 1,
        costMicroUsd,
        inputTokens: 100,
        outputTokens: 50,
      })),
    });
    return { run, library };
  });
  return { ...workspace, ...made };
}

test("spend is told by day, model, person and experiment, and every part sums to the whole", async () => {
  const { members, run, library } = await createSpend([400, 300, 200, 100, 50]);
  const { total, days, models, people, experiments } = await getSpend.execute(members.viewer, { days: 7 });
  expect(total).toEqual({ calls: 50, failures: 5, costMicroUsd: 1_050, inputTokens: 500, outputTokens: 250 });
  expect(days.map((day) => day.costMicroUsd)).toEqual([0, 0, 50, 100, 200, 300, 400]);
  expect(models.items.map((row) => [row.id, row.costMicroUsd])).toEqual([
    [library.model.id, 650],
    [library.judge.id, 400],
  ]);
  expect(people.items).toMatchObject([{ id: members.owner.userId, costMicroUsd: 1_050 }]);
  expect(people.items[0]?.name).toContain("owner of");
  expect(experiments.items).toMatchObject([{ id: run.experiment, costMicroUsd: 1_050 }]);
});

test("the forecast rests on whole days before today and appears after three of them", async () => {
  const short = await createSpend([400, 300, 200]);
  expect((await listBudgets.execute(short.members.owner, {})).forecast).toBeNull();
  const { members } = await createSpend([400, 300, 300, 300, 300]);
  const { forecast, month } = await listBudgets.execute(members.owner, {});
  expect(forecast).toMatchObject({ days: 4 });
  expect(forecast?.expected).toBe(forecast?.low);
  expect(forecast?.expected).toBeGreaterThanOrEqual(month.spentMicroUsd);
});

test("only admins limit the workspace; whoever may run an experiment limits that run, until it is over", async () => {
  const { members, run, workspaceId }: TestWorkspace & { run: { experiment: string } } = await createSpend([]);
  const limit = { key: "month" as const, limitMicroUsd: 5_000_000, alertPercents: [80] };
  await expect(setBudget.execute(members.experimenter, limit)).rejects.toThrow(AppError);
  await setBudget.execute(members.admin, limit);
  expect((await listBudgets.execute(members.analyst, {})).month).toMatchObject({
    limitMicroUsd: 5_000_000,
    roomMicroUsd: 5_000_000,
    alertPercents: [80],
  });
  await setRunBudget.execute(members.experimenter, { experimentId: run.experiment, limitMicroUsd: 5 });
  // The fixture's first call has cost 5.
  expect(await getRunBudget.execute(members.viewer, { experimentId: run.experiment })).toMatchObject({
    run: { spentMicroUsd: 5, limitMicroUsd: 5, roomMicroUsd: 0 },
    limits: [{ name: expect.stringMatching(/^the budget for /) }, { name: "the budget of this run" }],
    inTheWayKey: run.experiment,
  });
  await setRunBudget.execute(members.experimenter, { experimentId: run.experiment, limitMicroUsd: null });
  expect((await getRunBudget.execute(members.viewer, { experimentId: run.experiment })).inTheWayKey).toBeNull();
  await withTenant(workspaceId, (db) =>
    db.experiment.updateMany({ where: { workspaceId }, data: { status: "completed" } }),
  );
  await expect(setRunBudget.execute(members.owner, { experimentId: run.experiment, limitMicroUsd: 1 })).rejects.toThrow(
    "This run is over",
  );
});

test("a dismissed alert leaves the overview and stays in the list", async () => {
  const { members, run } = await createSpend([]);
  const open = { isOpen: true, limit: 10 };
  const all = { isOpen: false, limit: 10 };
  expect((await listAlerts.execute(members.owner, open)).items).toMatchObject([{ id: run.alert, dismissedAt: null }]);
  await dismissAlert.execute(members.experimenter, { alertId: run.alert });
  expect((await listAlerts.execute(members.owner, open)).total).toBe(0);
  expect((await listAlerts.execute(members.owner, all)).items).toMatchObject([{ id: run.alert }]);
});
