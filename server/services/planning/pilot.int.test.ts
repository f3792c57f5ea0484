import { afterAll, beforeAll, expect, test } from "vitest";
import { engine, inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";
import { type ExperimentInput, planSchema } from "@/server/core/experiment/schema";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { meanOf, sampleVariance } from "@/server/core/stats/moments";
import { withTenant } from "@/server/db/with-tenant";
import { importExampleDataset } from "../datasets/import-example-dataset";
import { createExperiment } from "../experiments/create-experiment";
import { estimateExperiment } from "../experiments/estimate-experiment";
import { freezeExperiment } from "../experiments/freeze-experiment";
import { getExperiment } from "../experiments/get-experiment";
import { listExperiments } from "../experiments/list-experiments";
import { addSimulator } from "../models/add-simulator";
import { createPrompt } from "../prompts/create-prompt";
import { createWorkspace, type TestWorkspace } from "../testing/factory";
import { getPilot } from "./get-pilot";
import { runPilot } from "./run-pilot";

let workspace: TestWorkspace;
let draft: ExperimentInput;

beforeAll(async () => {
  workspace = await createWorkspace();
  const owner = workspace.members.owner;
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
  const { datasetVersionId } = await importExampleDataset.execute(owner, { key: "question-answers" });
  const { models } = await addSimulator.execute(owner, {});
  const modelId = (name: string) => models.find((m) => m.name === name)?.id ?? "";
  const prompt = { name: "Ask", description: "", note: "", settings: {} };
  const messages = [{ role: "user" as const, content: "{{question}}" }];
  const { promptVersionId } = await createPrompt.execute(owner, { ...prompt, messages });
  draft = {
    name: "Which model",
    hypothesis: "",
    datasetVersionId,
    variants: ["sim-small", "sim-large"].map((name) => ({
      name,
      promptVersionId,
      modelId: modelId(name),
      settings: {},
    })),
    evaluators: [
      { kind: "metric", key: "rouge_l", config: {} },
      { kind: "metric", key: "exact_match", config: {} },
      { kind: "judge", name: "Judge", modelId: modelId("sim-judge"), rubric: defaultRubric },
    ],
    plan: planSchema.parse({ minimumEffect: 0.1 }),
  };
}, 60_000);
afterAll(() => engine().stop(500));

const owner = () => workspace.members.owner;
const estimate = (changes: Partial<ExperimentInput> = {}) =>
  estimateExperiment.execute(owner(), { ...draft, ...changes });
const pilots = async () => (await listExperiments.execute(owner(), { ...page, kind: "pilot" })).items;
const page = { search: "", status: [], isArchived: false, limit: 50 };

/** The scores of the primary measure by variant, sample and repeat, as they are stored. */
async function scoresOf(experimentId: string): Promise<number[][][]> {
  const rows = await withTenant(
    workspace.workspaceId,
    (db) => db.$queryRaw<{ variant: number; position: number; values: number[] }[]>`
      select v."position" as variant, t."position", array_agg(s."value" order by t."repeat") as values
      from "Trial" t join "Variant" v on v."id" = t."variantId" join "Score" s on s."trialId" = t."id"
      join "Evaluator" e on e."id" = s."evaluatorId" and e."position" = 0
      where t."experimentId" = ${experimentId}::uuid group by 1, 2 order by 1, 2`,
  );
  return [0, 1].map((variant) => rows.filter((row) => row.variant === variant).map(({ values }) => values));
}

test("a draft with a problem, and a person who may not run, get no pilot and leave nothing behind", async () => {
  const two = { ...draft.plan, primary: 7 };
  await expect(runPilot.execute(owner(), { ...draft, plan: two })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("A pilot needs a draft that could be launched."),
  });
  await expect(runPilot.execute(workspace.members.viewer, draft)).rejects.toMatchObject({ code: "forbidden" });
  expect(await pilots()).toEqual([]);
});

test("one click, or two, run one small pilot; when it ends the estimate of the same draft rests on it", async () => {
  const before = await estimate();
  expect(before.forecast.basis.kind).toBe("defaults");
  expect(before.pilot).toMatchObject({ samples: 20, repeats: 2, experimentId: null });

  const [one, two] = await Promise.all([1, 2].map(() => runPilot.execute(owner(), draft)));
  expect(two).toEqual(one);
  const experimentId = one?.id ?? "";
  await expect
    .poll(async () => (await getPilot.execute(owner(), { experimentId })).status, { timeout: 60_000, interval: 100 })
    .toBe("completed");
  expect(await getPilot.execute(owner(), { experimentId })).toMatchObject({ done: 80, planned: 80 });
  expect(await pilots()).toMatchObject([{ id: experimentId, name: "Pilot of Which model", isPilot: true }]);
  expect(await getExperiment.execute(owner(), { experimentId })).toMatchObject({
    isPilot: true,
    plan: { sampleLimit: 20, repeats: 2, stopEarly: false, guardrails: { failureRate: null } },
  });

  const after = await estimate({ plan: { ...draft.plan, repeats: 2 } });
  expect(after.forecast.basis).toMatchObject({
    kind: "pilot",
    pairs: 20,
    isHint: false,
    experiment: { id: experimentId },
  });
  const scores = await scoresOf(experimentId);
  const [control = [], candidate = []] = scores;
  const differences = candidate.map((values, at) => meanOf(values) - meanOf(control[at] ?? []));
  const [withinControl = 0, withinCandidate = 0] = scores.map((samples) => meanOf(samples.map(sampleVariance)));
  const noise = (withinControl + withinCandidate) / 2;
  expect(after.forecast.sd.expected).toBeCloseTo(
    Math.sqrt(Math.max(0, sampleVariance(differences) - noise) + noise),
    10,
  );
  expect(after.forecast.needed.samples?.expected).toBeGreaterThan(0);
  expect(after.forecast.repeats.map(({ repeats }) => repeats)).toEqual([1, 2, 3]);
  const widthOf = ({ low, expected, high }: { low: number; expected: number; high: number }) => (high - low) / expected;
  expect(widthOf((await estimate()).costMicroUsd)).toBeLessThan(widthOf(before.costMicroUsd));
  expect(after.pilot.experimentId).toBeNull();

  const plan = { ...draft.plan, sampleLimit: 30, stopEarly: false };
  const { id: runId } = await createExperiment.execute(owner(), { ...draft, plan });
  await freezeExperiment.execute(owner(), { experimentId: runId });
  const { expectation } = await getExperiment.execute(owner(), { experimentId: runId });
  expect(expectation).toMatchObject({
    basis: { kind: "pilot", experiment: { id: experimentId } },
    samples: 30,
    power: 0.8,
  });

  await expect
    .poll(async () => (await getExperiment.execute(owner(), { experimentId: runId })).status, {
      timeout: 60_000,
      interval: 100,
    })
    .toBe("completed");
  const later = (await estimate()).forecast;
  expect(later.basis).toMatchObject({ kind: "run", pairs: 30, experiment: { id: runId } });
  expect(later.assumptions).toContainEqual(
    expect.objectContaining({ label: "Chance of the answers", source: "Measured by Pilot of Which model" }),
  );
  expect(later.repeats).toHaveLength(3);
}, 150_000);

test("what was not measured by that run rests on no run: another prompt, another measure, other settings", async () => {
  const { promptVersionId } = await createPrompt.execute(owner(), {
    name: "Ask kindly",
    description: "",
    note: "",
    messages: [{ role: "user", content: "Please: {{question}}" }],
    settings: {},
  });
  const [first, second] = draft.variants;
  if (!first || !second) throw new Error("two variants are expected");
  const basisOf = async (changes: Partial<ExperimentInput>) => (await estimate(changes)).forecast.basis.kind;
  expect(await basisOf({ variants: [first, { ...second, promptVersionId }] })).toBe("defaults");
  expect(await basisOf({ variants: [first, { ...second, settings: { temperature: 0 } }] })).toBe("defaults");
  expect(await basisOf({ evaluators: [{ kind: "metric", key: "bleu", config: {} }] })).toBe("defaults");
  // The order of the variants, their names and what else is measured change nothing of a spread.
  expect(await basisOf({ variants: [{ ...second, name: "L" }, first], evaluators: draft.evaluators.slice(0, 1) })).toBe(
    "run",
  );
  const passOrFail = await estimate({ plan: { ...draft.plan, primary: 1 } });
  expect(passOrFail.forecast.basis.kind).toBe("run");
  expect(passOrFail.forecast.passes?.exactPower).toBeGreaterThan(0.7);
  const judged = await estimate({ plan: { ...draft.plan, primary: 2 } });
  expect(judged.forecast.raters).toMatchObject({ samples: 60, raters: 3 });
});

test("a stranger's run is no evidence", async () => {
  const other = await createWorkspace();
  await expect(estimateExperiment.execute(other.members.owner, draft)).rejects.toMatchObject({ code: "not_found" });
});
