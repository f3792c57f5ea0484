import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { type experimentInput, planSchema } from "@/server/core/experiment/schema";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { getDataset } from "../datasets/get-dataset";
import { importDataset } from "../datasets/import-dataset";
import { listSamples } from "../datasets/list-samples";
import { generateChunk } from "../generation/generate-chunk";
import { addModels } from "../models/add-models";
import { createConnection } from "../models/create-connection";
import { checkPrompt } from "../prompts/check-prompt";
import { createPrompt } from "../prompts/create-prompt";
import { getTrial } from "../results/get-trial";
import { judgeChunk } from "../scoring/judge-chunk";
import { createWorkspace, type TestWorkspace } from "../testing/factory";
import { createExperiment } from "./create-experiment";
import { judgeImageTokens } from "./draft-images";
import { estimateExperiment } from "./estimate-experiment";
import { freezeExperiment } from "./freeze-experiment";
import { planTrials } from "./plan-trials";
import { resolveDraft } from "./resolve-draft";

const png =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const chart = "https://example.com/charts/1.png";
const lines = [
  { question: "Was zeigt es? 世界", photo: png, chart: null, answer: "A plain answer." },
  { question: "And this?", photo: png, chart, answer: "B" },
];
const jsonl = lines.map((line) => JSON.stringify(line)).join("\n");
const mapping = [
  { column: "question", role: "inputs" as const },
  { column: "photo", role: "image" as const },
  { column: "chart", role: "image" as const },
  { column: "answer", role: "expected" as const },
];

let workspace: TestWorkspace;
let server: FakeOpenAi;
let datasetVersionId: string;
let datasetId: string;
const owner = () => workspace.members.owner;

beforeAll(async () => {
  workspace = await createWorkspace();
  server = await startFakeOpenAi();
  const target = { kind: "new" as const, name: "Pictures", description: "" };
  const made = await importDataset.execute(owner(), { target, sourceName: "p.jsonl", text: jsonl, mapping });
  ({ datasetId, datasetVersionId } = made);
}, 30_000);
afterAll(() => server.close());

async function addModel(provider: "compatible" | "openai" | "deepseek" | "ollama", name: string) {
  const connection = await createConnection.execute(owner(), {
    provider,
    name: `${provider} of ${name}`,
    baseUrl: server.baseUrl,
    apiKey: provider === "ollama" ? "" : "sk-local-test-key",
    maxConcurrency: 4,
  });
  const priced = { name, label: name, contextTokens: null, inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 };
  const { items } = await addModels.execute(owner(), { connectionId: connection.id, models: [priced] });
  return items[0]?.id ?? "";
}

const addPrompt = async (name: string, ...messages: { role: "system" | "user"; content: string }[]) =>
  (await createPrompt.execute(owner(), { name, description: "", note: "", messages, settings: {} })).promptVersionId;

function draftOf(
  variants: { promptVersionId: string; modelId: string }[],
  evaluators: z.output<typeof experimentInput>["evaluators"] = [],
): z.output<typeof experimentInput> {
  return {
    name: "Of pictures",
    hypothesis: "",
    datasetVersionId,
    variants: variants.map((variant) => ({ name: "", settings: {}, ...variant })),
    evaluators: [{ kind: "metric", key: "exact_match", config: {} }, ...evaluators],
    plan: planSchema.parse({}),
  };
}

test("images of a JSONL file reach the model at their places, and its answer is kept; a judge is told of them", async () => {
  const modelId = await addModel("compatible", "seeing");
  const promptVersionId = await addPrompt("Shows", { role: "user", content: "{{question}}: {{photo}} {{chart}}!" });
  const variant = { promptVersionId, modelId };
  const judge = { kind: "judge" as const, name: "Judge", modelId, rubric: defaultRubric };
  const draft = draftOf([variant, variant], [judge]);
  const { problems, notes } = await estimateExperiment.execute(owner(), draft);
  expect(problems).toEqual([]);
  const unknown = expect.stringContaining("does not know whether seeing takes images");
  expect(notes).toEqual([
    { path: "variants.0.modelId", message: unknown },
    { path: "variants.1.modelId", message: unknown },
    { path: "evaluators.1", message: expect.stringContaining("told only [image: name of the column]") },
  ]);

  const { id: experimentId } = await createExperiment.execute(owner(), draft);
  await freezeExperiment.execute(owner(), { experimentId });
  await planTrials.execute(workspace.job, { experimentId, ring: "start" });
  const trials = await withTenant(workspace.workspaceId, (db) =>
    db.trial.findMany({
      where: { workspaceId: workspace.workspaceId, experimentId, sample: { position: 1 } },
      orderBy: { variant: { position: "asc" } },
    }),
  );
  const [trial] = trials;
  if (!trial) throw new Error("a trial is expected");
  const of = { experimentId, variantId: trial.variantId, from: trial.position, to: trial.position + 1 };
  expect(await generateChunk.execute(workspace.job, of)).toMatchObject({ kept: 1, failed: 0 });
  expect(server.lastRequest()?.body.messages).toEqual([
    {
      role: "user",
      content: [
        { type: "text", text: "And this?: " },
        { type: "image_url", image_url: { url: png } },
        { type: "text", text: " " },
        { type: "image_url", image_url: { url: chart } },
        { type: "text", text: "!" },
      ],
    },
  ]);
  const record = await getTrial.execute(owner(), { trialId: trial.id });
  expect(record.response?.text).toBe("A plain answer.");
  expect(record.messages).toEqual([{ role: "user", content: "And this?: [image: photo] [image: chart]!" }]);

  const evaluator = await withTenant(workspace.workspaceId, (db) =>
    db.evaluator.findFirstOrThrow({ where: { workspaceId: workspace.workspaceId, experimentId, kind: "judge" } }),
  );
  const judged = await judgeChunk.execute(workspace.job, { ...of, evaluatorId: evaluator.id });
  expect(judged).toMatchObject({ kept: 1, failed: 0 });
  const asked = JSON.stringify(server.lastRequest()?.body.messages);
  expect(asked).toContain("[image: photo]");
  expect(asked).not.toContain("base64");
}, 30_000);

test("a variant that cannot be shown its images is named by field and not launched", async () => {
  const shows = await addPrompt("Shows a photo", { role: "user", content: "{{question}} {{photo}}" });
  const showsChart = await addPrompt("Shows a chart", { role: "user", content: "{{chart}}" });
  const tells = await addPrompt("Tells", { role: "user", content: "{{question}}" });
  const misplaced = await addPrompt(
    "Misplaced",
    { role: "system", content: "Look at {{photo}}." },
    { role: "user", content: "{{question}}" },
  );
  const blind = await addModel("deepseek", "deepseek-chat");
  const local = await addModel("ollama", "llava:7b");
  const draft = draftOf([
    { promptVersionId: tells, modelId: blind },
    { promptVersionId: shows, modelId: blind },
    { promptVersionId: showsChart, modelId: local },
    { promptVersionId: misplaced, modelId: local },
  ]);
  const { problems } = await estimateExperiment.execute(owner(), draft);
  expect(problems).toEqual([
    { path: "variants.1.modelId", message: expect.stringMatching(/^Variant B: .*deepseek-chat takes no images/) },
    { path: "variants.2.modelId", message: expect.stringMatching(/^Variant C: \{\{chart\}\} holds addresses/) },
    { path: "variants.3.promptVersionId", message: expect.stringMatching(/^Variant D: .*in the system message/) },
  ]);
  const { id: experimentId } = await createExperiment.execute(owner(), draft);
  await expect(freezeExperiment.execute(owner(), { experimentId })).rejects.toMatchObject({
    code: "invalid",
    fields: problems,
  });
  const { sentence } = await checkPrompt.execute(owner(), { promptVersionId: misplaced, datasetVersionId });
  expect(sentence).toContain("user messages only");
}, 30_000);

test("the estimate counts the images that a judge is shown", async () => {
  const connected = await addModel("openai", "gpt-4o");
  const promptVersionId = await addPrompt("Only tells", { role: "user", content: "{{question}}" });
  const variant = { promptVersionId, modelId: connected };
  const judge = { kind: "judge" as const, name: "Judge", modelId: connected, rubric: defaultRubric };
  const resolved = await withTenant(workspace.workspaceId, (db) =>
    resolveDraft(db, owner(), draftOf([variant, variant], [judge])),
  );
  const model = resolved.evaluators[1]?.model;
  if (!model) throw new Error("a judge is expected");
  // The fake's host is no api.openai.com, and of a compatible server nothing is known.
  expect(judgeImageTokens(resolved.version, model)).toBe(0);
  const atOpenAi = { ...model, connection: { ...model.connection, baseUrl: "https://api.openai.com/v1" } };
  expect(judgeImageTokens(resolved.version, atOpenAi)).toBe(2000);
});

test("the same file with another reading of a column is a version of its own; a wrong image imports nothing", async () => {
  const asText = mapping.map((each) => (each.column === "chart" ? { ...each, role: "inputs" as const } : each));
  const target = { kind: "next" as const, datasetId };
  const file = { target, sourceName: "p.jsonl", text: jsonl };
  await expect(importDataset.execute(owner(), { ...file, mapping })).rejects.toMatchObject({ code: "conflict" });
  expect(await importDataset.execute(owner(), { ...file, mapping: asText })).toMatchObject({ number: 2 });
  const { versions } = await getDataset.execute(owner(), { datasetId });
  expect(versions).toMatchObject([
    { inputColumns: ["question", "photo", "chart"], imageColumns: ["photo"], imageUrlColumns: [] },
    { inputColumns: ["question", "photo", "chart"], imageColumns: ["photo", "chart"], imageUrlColumns: ["chart"] },
  ]);
  const found = await listSamples.execute(owner(), { datasetVersionId, search: "iVBOR", limit: 10 });
  expect(found.total).toBe(0);
  const wrong = JSON.stringify({ ...lines[0], photo: "http://192.168.0.1/a.png" });
  await expect(importDataset.execute(owner(), { ...file, text: `${jsonl}\n${wrong}`, mapping })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "row:3:photo" }],
  });
});
