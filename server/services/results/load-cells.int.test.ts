import { expect, test } from "vitest";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { planSchema } from "@/server/core/experiment/schema";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { loadCells } from "./load-cells";
import { loadSampleFacts } from "./load-sample-facts";

type Answer = number | "none" | "refused" | "timeout" | "overloaded" | "open";
/** [variant][sample][repeat]; the first sample is open, so that nothing is kept from one reading to the next. */
const answers: Answer[][][] = [
  [
    ["open", 1],
    [0.5, 0.25],
    ["timeout", 1],
    ["refused", 1],
    ["none", 0.75],
  ],
  [
    [1, 1],
    ["overloaded", 0.5],
    [0, 1],
    [0.1, 0.2],
    ["open", "open"],
  ],
];
const topics = ["a", "b", "a", "b", "c"];

async function createMixedRun() {
  const { workspaceId, job } = await createWorkspace();
  return withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "mixed");
    const { experiment: experimentId } = await createRun(db, workspaceId, "mixed", library, "running");
    const of = { workspaceId, experimentId };
    const versionId = library.datasetVersion.id;
    await db.trial.deleteMany({ where: of });
    await db.datasetVersion.updateMany({ where: { id: versionId }, data: { metadataFields: ["topic"] } });
    const samples = await db.sample.createManyAndReturn({
      data: topics.map((topic, at) => ({
        workspaceId,
        datasetVersionId: versionId,
        position: 10 + at,
        inputs: { question: String(at) },
        metadata: { topic },
      })),
    });
    const stored = await db.experiment.findFirstOrThrow({ where: { id: experimentId } });
    const frozen = manifestSchema.parse(stored.manifest);
    const manifest = {
      ...frozen,
      dataset: { ...frozen.dataset, sampleCount: topics.length },
      plan: planSchema.parse({ repeats: 2 }),
    };
    await db.experiment.updateMany({ where: { id: experimentId }, data: { manifest } });
    const evaluatorId = manifest.evaluators[0]?.evaluatorId ?? "";
    for (const [v, bySample] of answers.entries()) {
      for (const [position, byRepeat] of bySample.entries()) {
        for (const [repeat, answer] of byRepeat.entries()) {
          const isFailed = answer === "timeout" || answer === "overloaded";
          const trial = await db.trial.create({
            data: {
              ...of,
              variantId: manifest.variants[v]?.variantId ?? "",
              sampleId: samples[position]?.id ?? "",
              repeat,
              position,
              status: answer === "open" ? "pending" : isFailed ? "failed" : "succeeded",
              failureKind: isFailed ? answer : null,
            },
          });
          if (isFailed || answer === "open") continue;
          const made = { ...of, trialId: trial.id, createdAt: new Date() };
          const used = { inputTokens: 1, outputTokens: 1, cachedInputTokens: 0, reasoningTokens: 0 };
          const finishReason = answer === "refused" ? "refusal" : "stop";
          const cost = { costMicroUsd: 10 * (v + 1), latencyMs: 100 * (position + 1) };
          await db.response.create({ data: { ...made, ...used, ...cost, text: "-", finishReason, servedModel: "m" } });
          const value = answer === "none" ? null : answer === "refused" ? 1 : answer;
          await db.score.create({ data: { ...made, evaluatorId, value } });
        }
      }
    }
    return { job, experimentId, manifest, sampleIds: samples.map(({ id }) => id) };
  });
}

test("cells are what the rows say, in however many windows they are read", async () => {
  const { job, experimentId, manifest } = await createMixedRun();
  const whole = await loadCells(job, experimentId, manifest);
  for (const windowSize of [1, 2, 3, 5]) {
    expect(await loadCells(job, experimentId, manifest, windowSize)).toEqual(whole);
  }
  const [a, b] = whole.variants;
  expect([a?.succeeded, a?.failed, b?.succeeded, b?.failed]).toEqual([8, 1, 7, 1]);
  expect([a?.spendMicroUsd, b?.spendMicroUsd]).toEqual([80, 140]);
  expect([...(a?.samples.isSettled ?? [])]).toEqual([0, 1, 1, 1, 1]);
  expect([...(b?.samples.isSettled ?? [])]).toEqual([1, 1, 1, 1, 0]);
  expect([...(a?.samples.answers ?? [])]).toEqual([1, 2, 1, 2, 2]);
  expect([...(a?.samples.unanswered ?? [])]).toEqual([0, 0, 1, 1, 0]);
  expect([...(a?.samples.lost ?? [])]).toEqual([0, 0, 1, 1, 0]);
  expect([...(b?.samples.lost ?? [])]).toEqual([0, 0, 0, 0, 0]);
  expect([...(a?.samples.latencyMs ?? [])]).toEqual([100, 200, 300, 400, 500]);
  const scores = whole.scores[0];
  expect([...(scores?.[0]?.sum ?? [])]).toEqual([1, 0.75, 1, 1, 0.75]);
  expect([...(scores?.[0]?.valued ?? [])]).toEqual([1, 2, 1, 1, 1]);
  expect([...(scores?.[0]?.scored ?? [])]).toEqual([1, 2, 1, 2, 2]);
  expect(scores?.[1]?.sum[3]).toBe(0.1 + 0.2);
});

test("ids, metadata and repeats are in the frozen order, in however many windows they are read", async () => {
  const { job, experimentId, manifest, sampleIds } = await createMixedRun();
  const whole = await loadSampleFacts(job, experimentId, manifest);
  for (const windowSize of [1, 2, 3]) {
    expect(await loadSampleFacts(job, experimentId, manifest, windowSize)).toEqual(whole);
  }
  expect(whole.ids).toEqual(sampleIds);
  expect(whole.fields).toEqual([{ name: "topic", values: topics }]);
  expect(whole.repeats).toEqual([
    [[1], [0.5, 0.25], [0, 1], [0, 1], [null, 0.75]],
    [[1, 1], [null, 0.5], [0, 1], [0.1, 0.2], []],
  ]);
});
