import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExperimentInput, Plan } from "@/server/core/experiment/schema";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { withTenant } from "@/server/db/with-tenant";
import { startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import type { FakeRequest } from "@/server/providers/testing/fake-server";
import { endAtBudget } from "@/server/services/experiments/end-at-budget";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { getResults } from "@/server/services/results/get-results";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";
import { createOpenAiRun } from "./testing/create-openai-run";

let workspace: TestWorkspace;
const providers: Awaited<ReturnType<typeof startFakeOpenAi>>[] = [];
const owner = () => workspace.members.owner;

beforeAll(async () => {
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
}, 60_000);
afterAll(async () => {
  await engine().stop(500);
  for (const provider of providers) await provider.close();
});

/** Which tenth of the questions a variant answers right, and what it adds to a right answer. */
type Skill = { right: (tenth: number) => boolean; wrong?: string };

/** A's prompt asks plainly, B's begins with "Please": so each can be given a skill of its own. */
function answersOf(a: Skill, b: Skill) {
  return ({ body }: FakeRequest) => {
    const asked = JSON.stringify(body.messages);
    const number = Number(/question (\d+)/.exec(asked)?.[1] ?? 0);
    const { right, wrong = "no idea" } = asked.includes("Please") ? b : a;
    return right(number % 10) ? `answer ${number}` : wrong;
  };
}

type Setting = {
  plan?: Partial<Plan>;
  further?: ExperimentInput["evaluators"];
  budgetMicroUsd?: number;
  seed?: string;
  samples?: number;
};

async function launch(a: Skill, b: Skill, { samples = 300, ...setting }: Setting): Promise<string> {
  const provider = await startFakeOpenAi({ latencyMs: 30, text: answersOf(a, b) });
  providers.push(provider);
  workspace = await createWorkspace();
  const connection = { baseUrl: provider.baseUrl, maxConcurrency: 2, hasJudge: false };
  const plan = { stopEarly: true, ...setting.plan };
  const experimentId = await createOpenAiRun(workspace, { ...connection, samples, ...setting, plan });
  await startExperiment.execute(owner(), { experimentId });
  return experimentId;
}

const statusOf = async (experimentId: string) => (await getResultsVersion.execute(owner(), { experimentId })).status;

async function bodyAt(experimentId: string, status: string): Promise<SnapshotBody> {
  await expect.poll(() => statusOf(experimentId), { timeout: 90_000, interval: 200 }).toBe(status);
  const snapshot = await getResults.execute(owner(), { experimentId });
  if (!snapshot) throw new Error("An ended run has a snapshot.");
  return snapshot.body;
}

const countOpen = (experimentId: string) =>
  withTenant(workspace.workspaceId, (db) => db.trial.count({ where: { experimentId, status: "pending" } }));

const always: Skill = { right: () => true };
const half: Skill = { right: (tenth) => tenth % 2 === 0 };
const never: Skill = { right: () => false };
const noLimits = { costRatio: null, latencyRatio: null, failureRate: null, measures: [] };

const kind = { kind: "metric", key: "regex", config: { pattern: "please ask again", match: "search" } } as const;

test.each([
  {
    what: "better",
    reason: "success",
    verdict: "ship",
    a: half,
    b: always,
    setting: { plan: { guardrails: noLimits } },
  },
  {
    what: "worse",
    reason: "harm",
    verdict: "keep_control",
    a: always,
    b: half,
    // So small that no look can fall where only an effect of that size is ruled out.
    setting: { plan: { minimumEffect: 0.001, guardrails: noLimits } },
  },
  {
    reason: "harm",
    verdict: "keep_control",
    what: "worse on a measure with a limit, though better on what matters",
    a: { ...half, wrong: "please ask again" },
    b: always,
    setting: { further: [kind], plan: { guardrails: { ...noLimits, measures: [{ evaluator: 1, limit: 0.1 }] } } },
  },
  {
    what: "equally good",
    reason: "equivalent",
    verdict: "equivalent",
    a: half,
    b: half,
    setting: { plan: { minimumEffect: 0.3, guardrails: noLimits } },
  },
  {
    what: "not better by what matters",
    reason: "futility",
    verdict: "keep_collecting",
    a: { right: (tenth: number) => tenth < 5 },
    b: { right: (tenth: number) => tenth >= 6 },
    // In the order of this seed every look from 91 samples on says the same.
    setting: { seed: "futile-6", plan: { minimumEffect: 0.2, guardrails: noLimits } },
  },
])(
  "a candidate shown to be $what ends the run by itself ($reason): what is open is left out, and the saving is told",
  async ({ reason, verdict, a, b, setting }) => {
    const experimentId = await launch(a, b, setting);
    const body = await bodyAt(experimentId, "stopped");
    expect(body.verdict).toMatchObject({ kind: verdict, isFinal: true });
    expect(body.verdicts?.[0]).toMatchObject({ kind: verdict, stop: reason, look: "any_time" });
    expect(body.progress).toMatchObject({ pending: 0 });
    expect(body.progress.cancelled).toBeGreaterThan(0);
    expect(await countOpen(experimentId)).toBeGreaterThan(0);
    expect(body.verdict.saved?.trials).toBeGreaterThan(0);
    expect(body.verdict.saved?.microUsd).toBeGreaterThan(0);
  },
  120_000,
);

test("a plan that looks once runs to its end however clear it gets, and then gives the exact p", async () => {
  const plan: Partial<Plan> = { mode: "fixed", stopEarly: true, guardrails: noLimits };
  const experimentId = await launch(never, always, { samples: 80, plan });
  const body = await bodyAt(experimentId, "completed");
  expect(body.progress).toMatchObject({ pending: 0, cancelled: 0 });
  expect(body.verdicts?.[0]).toMatchObject({ kind: "ship", look: "at_the_end", benefit: { n: 80, value: 1 } });
  expect(body.verdicts?.[0]?.p).toBeLessThan(1e-12);
}, 120_000);

test("a run that its budget paused can be ended there, and the verdict says so", async () => {
  const experimentId = await launch(half, half, {
    budgetMicroUsd: 8_000,
    plan: { minimumEffect: 0.01, guardrails: noLimits },
  });
  await expect.poll(() => statusOf(experimentId), { timeout: 60_000 }).toBe("paused");
  await endAtBudget.execute(owner(), { experimentId });
  const told = async () => (await getResults.execute(owner(), { experimentId }))?.body.verdict;
  await expect.poll(async () => (await told())?.isFinal, { timeout: 20_000 }).toBe(true);
  const body = await bodyAt(experimentId, "stopped");
  expect(body.verdict.sentence).toMatch(/samples, where the budget ended the run\.$/);
  expect(body.verdict.saved).toBeNull();
  expect(body.verdicts?.[0]).toMatchObject({ kind: "keep_collecting", stop: "budget" });
  expect(body.progress).toMatchObject({ pending: 0, cancelled: await countOpen(experimentId) });
  await expect(endAtBudget.execute(owner(), { experimentId })).rejects.toThrow(/Only a run that a budget paused/);
}, 120_000);
