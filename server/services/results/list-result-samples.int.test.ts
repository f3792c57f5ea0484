import { beforeAll, expect, test } from "vitest";
import { withTenant } from "@/server/db/with-tenant";
import { listExperiments } from "../experiments/list-experiments";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace, type TestWorkspace } from "../testing/factory";
import { listResultSamples } from "./list-result-samples";

let workspace: TestWorkspace;
let run: Awaited<ReturnType<typeof createRun>>;

beforeAll(async () => {
  workspace = await createWorkspace();
  const { workspaceId } = workspace;
  run = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "grid");
    const created = await createRun(db, workspaceId, "grid", library, "running");
    const [first] = await db.trial.findMany({
      where: { workspaceId, experimentId: created.experiment, position: 0, variantId: { not: created.variant } },
    });
    if (!first) throw new Error("The candidate has no first trial.");
    await db.trial.update({ where: { id: first.id }, data: { status: "failed", failureKind: "refused" } });
    return created;
  });
});

type Asked = Parameters<typeof listResultSamples.execute>[1];

const page = (asked: Partial<Asked>) =>
  listResultSamples.execute(workspace.members.viewer, {
    experimentId: run.experiment,
    filter: "all",
    sort: "order",
    search: "",
    limit: 50,
    ...asked,
  });

test("a page in the run's order holds the rows, differences and total of the whole graded list", async () => {
  const whole = await page({ sort: "best" });
  const first = await page({ limit: 1 });
  const second = await page({ limit: 1, cursor: first.nextCursor });
  expect(whole.total).toBe(2);
  expect([first.total, second.total]).toEqual([2, 2]);
  expect([first.nextCursor, second.nextCursor]).toEqual(["1", null]);
  const inOrder = whole.items.toSorted((one, other) => one.position - other.position);
  expect([...first.items, ...second.items]).toEqual(inOrder);
});

test("a filter counts what it lets through, not the whole run", async () => {
  const failed = await page({ filter: "failed" });
  expect(failed.total).toBe(1);
  expect(failed.items.map(({ position }) => position)).toEqual([0]);
});

test("the list of experiments says of a run what its snapshot says", async () => {
  const { items } = await listExperiments.execute(workspace.members.viewer, {
    search: "",
    status: [],
    isArchived: false,
    limit: 50,
  });
  const card = items.find((item) => item.id === run.experiment);
  expect(card?.summary).toMatchObject({
    finishedTrials: 1,
    plannedTrials: 4,
    spendMicroUsd: 5,
    verdict: { kind: "keep_collecting", sentence: "Too early to tell for grid.", isFinal: false },
  });
});
