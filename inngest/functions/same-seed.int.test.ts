import { afterAll, beforeAll, expect, test } from "vitest";
import { planSchema } from "@/server/core/experiment/schema";
import { withTenant } from "@/server/db/with-tenant";
import { importExampleDataset } from "@/server/services/datasets/import-example-dataset";
import { createExperiment } from "@/server/services/experiments/create-experiment";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { addSimulator } from "@/server/services/models/add-simulator";
import { createPrompt } from "@/server/services/prompts/create-prompt";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace();
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
}, 60_000);
afterAll(() => engine().stop(500));

test("the same plan run again with the same seed gives the same answers and scores, byte for byte", async () => {
  const owner = workspace.members.owner;
  const { datasetVersionId } = await importExampleDataset.execute(owner, { key: "question-answers" });
  const { models } = await addSimulator.execute(owner, {});
  const modelId = (name: string) => models.find((m) => m.name === name)?.id ?? "";
  const { promptVersionId } = await createPrompt.execute(owner, {
    name: "Ask",
    description: "",
    note: "",
    messages: [{ role: "user", content: "{{question}}" }],
    settings: {},
  });

  async function run(seed: string) {
    const { id: experimentId } = await createExperiment.execute(owner, {
      name: "Again",
      hypothesis: "",
      datasetVersionId,
      variants: ["sim-small", "sim-flaky"].map((name) => ({
        name,
        promptVersionId,
        modelId: modelId(name),
        settings: {},
      })),
      evaluators: [{ kind: "metric", key: "rouge_l", config: {} }],
      plan: planSchema.parse({ sampleLimit: 40, stopEarly: false }),
      seed,
    });
    await startExperiment.execute(owner, { experimentId });
    await expect
      .poll(async () => (await getResultsVersion.execute(owner, { experimentId })).status, {
        timeout: 60_000,
        interval: 100,
      })
      .toBe("completed");
    const rows = await withTenant(
      workspace.workspaceId,
      (db) => db.$queryRaw<object[]>`
        select v."position" as variant, t."position", t."sampleId", r."text", r."finishReason", r."costMicroUsd", s."value"
        from "Trial" t join "Variant" v on v."id" = t."variantId" left join "Response" r on r."trialId" = t."id"
        left join "Score" s on s."trialId" = t."id"
        where t."experimentId" = ${experimentId}::uuid order by 1, 2`,
    );
    return JSON.stringify(rows);
  }

  const first = await run("seed one");
  expect(JSON.parse(first)).toHaveLength(80);
  expect(await run("seed one")).toBe(first);
  expect(await run("seed two")).not.toBe(first);
}, 120_000);
