import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { type experimentInput, planSchema } from "@/server/core/experiment/schema";
import { withTenant } from "@/server/db/with-tenant";
import { addModels } from "../models/add-models";
import { createConnection } from "../models/create-connection";
import { createPrompt } from "../prompts/create-prompt";
import { createLibrary, createWorkspace, type TestLibrary, type TestWorkspace } from "../testing/factory";
import { createExperiment } from "./create-experiment";
import { estimateExperiment } from "./estimate-experiment";
import { freezeExperiment } from "./freeze-experiment";
import { getExperiment } from "./get-experiment";
import { startExperiment } from "./start-experiment";

let workspace: TestWorkspace;
let library: TestLibrary;

beforeAll(async () => {
  workspace = await createWorkspace();
  const { workspaceId } = workspace;
  library = await withTenant(workspaceId, (db) => createLibrary(db, workspaceId, "launch"));
}, 30_000);

function draftOf(changes: Partial<z.output<typeof experimentInput>> = {}): z.output<typeof experimentInput> {
  const variant = { name: "", promptVersionId: library.promptVersion.id, modelId: library.model.id, settings: {} };
  return {
    name: "A launch",
    hypothesis: "",
    datasetVersionId: library.datasetVersion.id,
    variants: [variant, variant],
    evaluators: [{ kind: "metric", key: "exact_match", config: {} }],
    plan: planSchema.parse({}),
    ...changes,
  };
}

const owner = () => workspace.members.owner;
const create = async (changes: Parameters<typeof draftOf>[0] = {}) =>
  (await createExperiment.execute(owner(), draftOf(changes))).id;
const statusOf = async (experimentId: string) => (await getExperiment.execute(owner(), { experimentId })).status;

test("a launch freezes the plan with a hash and leaves nothing to change; two at once leave one", async () => {
  const experimentId = await create();
  const starts = await Promise.allSettled([1, 2].map(() => startExperiment.execute(owner(), { experimentId })));
  expect(starts.map((s) => s.status).sort()).toEqual(["fulfilled", "rejected"]);
  const view = await getExperiment.execute(owner(), { experimentId });
  expect(view.status).toBe("queued");
  expect(view.manifestHash).toMatch(/^[0-9a-f]{64}$/);
});

test("a draft that is edited while it is launched is frozen as the edit left it, never half of each", async () => {
  const { workspaceId } = workspace;
  const experimentId = await create();
  let launch: Promise<unknown> = Promise.resolve();
  await withTenant(workspaceId, async (db) => {
    await db.experiment.updateMany({ where: { workspaceId, id: experimentId }, data: { name: "Edited" } });
    launch = freezeExperiment.execute(owner(), { experimentId });
    const waiting = () =>
      db.$queryRaw`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1);
    const old = await db.variant.findMany({ where: { workspaceId, experimentId } });
    await db.variant.deleteMany({ where: { workspaceId, experimentId } });
    await db.variant.createMany({ data: old.map(({ id: _, ...v }) => ({ ...v, settings: {} })) });
  });
  await launch;
  const { manifest, variants } = await withTenant(workspaceId, (db) =>
    db.experiment.findUniqueOrThrow({ where: { id: experimentId }, include: { variants: true } }),
  );
  const frozen = manifestSchema.parse(manifest).variants.map((v) => v.variantId);
  expect(frozen.sort()).toEqual(variants.map((v) => v.id).sort());
});

test("a prompt variable that the dataset lacks is named with its field, before launch and at it", async () => {
  const prompt = await createPrompt.execute(owner(), {
    name: "Asks for more",
    description: "",
    note: "",
    messages: [{ role: "user", content: "{{question}} in {{language}}" }],
    settings: {},
  });
  const [first, second] = draftOf().variants;
  if (!first || !second) throw new Error("two variants are expected");
  const variants = [first, { ...second, promptVersionId: prompt.promptVersionId }];
  const problem = {
    path: "variants.1.promptVersionId",
    message: expect.stringMatching(
      /^Variant B: The prompt uses \{\{language\}\}, but the dataset has no such input column/,
    ),
  };
  const estimate = await estimateExperiment.execute(owner(), draftOf({ variants }));
  expect(estimate.problems).toEqual([problem]);
  const experimentId = await create({ variants });
  await expect(startExperiment.execute(owner(), { experimentId })).rejects.toMatchObject({
    code: "invalid",
    fields: [problem],
  });
  expect(await statusOf(experimentId)).toBe("draft");
});

test("a model that cannot be reached stops the launch, is named with its reason, and leaves the draft", async () => {
  const connection = await createConnection.execute(owner(), {
    provider: "openai",
    name: "Nobody there",
    baseUrl: "http://127.0.0.1:9/v1",
    apiKey: "sk-local-test-key",
    maxConcurrency: 4,
  });
  const { items } = await addModels.execute(owner(), {
    connectionId: connection.id,
    models: [{ name: "absent", label: "absent", contextTokens: null }],
  });
  const [first, second] = draftOf().variants;
  if (!first || !second) throw new Error("two variants are expected");
  const experimentId = await create({ variants: [first, { ...second, modelId: items[0]?.id ?? "" }] });
  await expect(startExperiment.execute(owner(), { experimentId })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/^The run was not started, because a model cannot be reached\. Nobody there: .+/),
  });
  expect(await statusOf(experimentId)).toBe("draft");
});

test("the estimate counts every call, judges included, and says what it assumes", async () => {
  const { defaultRubric } = await import("@/server/core/judge/default-rubric");
  const judge = { kind: "judge" as const, name: "Judge", modelId: library.judge.id, rubric: defaultRubric };
  const plan = planSchema.parse({ repeats: 3 });
  const evaluators = [{ kind: "metric" as const, key: "exact_match" as const, config: {} }, judge];
  const estimate = await estimateExperiment.execute(owner(), draftOf({ plan, evaluators }));
  expect(estimate).toMatchObject({ sampleCount: 2, trials: 12, calls: 24, problems: [] });
  expect(estimate.costMicroUsd.low).toBeLessThan(estimate.costMicroUsd.high);
  expect(estimate.forecast).toMatchObject({ basis: { kind: "defaults" }, available: 2 });
  expect(estimate.forecast.assumptions.every(({ source }) => source.length > 0)).toBe(true);
});

test("the estimate says beforehand which settings a model will not be sent, the judge's and the prompt version's too", async () => {
  const { defaultRubric } = await import("@/server/core/judge/default-rubric");
  const connection = await createConnection.execute(owner(), {
    provider: "anthropic",
    name: "Claude",
    baseUrl: null,
    apiKey: "sk-local-test-key",
    maxConcurrency: 4,
  });
  const { items } = await addModels.execute(owner(), {
    connectionId: connection.id,
    models: [{ name: "claude-opus-4-8", label: "Opus", contextTokens: null }],
  });
  const modelId = items[0]?.id ?? "";
  const [first, second] = draftOf().variants;
  if (!first || !second) throw new Error("two variants are expected");
  const variants = [first, { ...second, modelId, settings: { seed: 7, reasoningEffort: "high" as const } }];
  const evaluators = [
    { kind: "metric" as const, key: "exact_match" as const, config: {} },
    { kind: "judge" as const, name: "Fair", modelId, rubric: defaultRubric },
  ];
  const { notes, problems } = await estimateExperiment.execute(owner(), draftOf({ variants, evaluators }));
  expect(problems).toEqual([]);
  expect(notes).toEqual([
    { path: "variants.1.settings.seed", message: "B: Seed is not taken by Opus: it will not be sent." },
    { path: "evaluators.1", message: "Judge Fair: Temperature is not taken by Opus: it will not be sent." },
  ]);
});

test("a viewer cannot launch", async () => {
  const experimentId = await create();
  await expect(startExperiment.execute(workspace.members.viewer, { experimentId })).rejects.toMatchObject({
    code: "forbidden",
  });
});
