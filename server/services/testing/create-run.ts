import { randomUUID } from "node:crypto";
import type { Manifest } from "@/server/core/experiment/manifest";
import { type Plan, planSchema } from "@/server/core/experiment/schema";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { countLatencies } from "@/server/core/model/latency-histogram";
import type { Tx } from "@/server/db/client";
import { analysisFor } from "./analysis-for";
import { type TestLibrary, testPrice } from "./factory";
import { snapshotFor } from "./snapshot-for";

/** An experiment of two variants over two samples: the first trial has its answer and score, the rest is open. */
export async function createRun(
  db: Tx,
  workspaceId: string,
  mark: string,
  library: TestLibrary,
  status: ExperimentStatus,
) {
  const { datasetVersion, promptVersion, model, judge, samples } = library;
  const now = new Date();
  const plan: Plan = planSchema.parse({});
  const seed = randomUUID();
  const name = `Experiment ${mark}`;
  const experiment = await db.experiment.create({
    data: {
      workspaceId,
      name,
      hypothesis: mark,
      status,
      datasetVersionId: datasetVersion.id,
      plan,
      seed,
      startedAt: now,
    },
  });
  const experimentId = experiment.id;
  const variants = await db.variant.createManyAndReturn({
    data: ["A", "B"].map((letter, position) => ({
      workspaceId,
      experimentId,
      position,
      name: `Variant ${letter} ${mark}`,
      promptVersionId: promptVersion.id,
      modelId: model.id,
      settings: {},
    })),
  });
  const of = { workspaceId, experimentId };
  const metric = await db.evaluator.create({
    data: { ...of, position: 0, kind: "metric", key: "exact_match", name: `Exact match ${mark}`, config: {} },
  });
  const judging = await db.evaluator.create({
    data: {
      ...of,
      position: 1,
      kind: "judge",
      key: "judge",
      name: `Judge ${mark}`,
      config: defaultRubric,
      modelId: judge.id,
    },
  });
  const trials = await db.trial.createManyAndReturn({
    data: variants.flatMap((variant) =>
      samples.map((sample, position) => ({ ...of, variantId: variant.id, sampleId: sample.id, position })),
    ),
  });
  const [trial] = trials;
  const [variant] = variants;
  if (!trial || !variant) throw new Error("The trials were not created.");
  await db.trial.updateMany({ where: { workspaceId, id: trial.id }, data: { status: "succeeded", finishedAt: now } });
  await db.attempt.create({
    data: {
      ...of,
      trialId: trial.id,
      purpose: "generate",
      number: 1,
      reservedMicroUsd: 10,
      costMicroUsd: 5,
      startedAt: now,
      finishedAt: now,
      outcome: "succeeded",
    },
  });
  await db.response.create({
    data: {
      ...of,
      trialId: trial.id,
      text: `Answer of ${mark}`,
      finishReason: "stop",
      servedModel: model.name,
      inputTokens: 10,
      outputTokens: 5,
      cachedInputTokens: 0,
      reasoningTokens: 0,
      costMicroUsd: 5,
      latencyMs: 100,
      createdAt: now,
    },
  });
  await db.score.create({
    data: { ...of, trialId: trial.id, evaluatorId: metric.id, value: 1, isPassed: true, detail: mark, createdAt: now },
  });
  await db.purse.create({ data: { workspaceId, key: experimentId, spentMicroUsd: 5 } });
  const alert = await db.alert.create({
    data: {
      ...of,
      kind: "budget-threshold",
      key: experimentId,
      percent: 50,
      spentMicroUsd: 5,
      limitMicroUsd: 10_000_000,
      at: now,
    },
  });
  await db.budget.create({
    data: { ...of, key: experimentId, limitMicroUsd: 10_000_000, alertPercents: [50, 80, 100] },
  });
  await db.callHour.create({
    data: {
      ...of,
      source: experimentId,
      modelId: model.id,
      hour: new Date(now.getTime() - (now.getTime() % 3_600_000)),
      calls: 1,
      costMicroUsd: 5,
      inputTokens: 10,
      outputTokens: 5,
      latencyMsSum: 100,
      latency: countLatencies([100]),
      firstToken: countLatencies([]),
    },
  });
  await db.resultAnalysis.create({ data: { ...of, version: 1, body: analysisFor(mark), computedAt: now } });
  await db.resultSnapshot.create({ data: { ...of, version: 1, body: snapshotFor(mark), computedAt: now } });

  const frozen = (row: typeof model) => ({
    modelId: row.id,
    name: row.name,
    label: row.label,
    provider: "simulator" as const,
    connectionId: row.connectionId,
    maxConcurrency: 4,
    ...testPrice,
  });
  const manifest: Manifest = {
    format: 1,
    codeVersion: "test",
    seed,
    dataset: {
      versionId: datasetVersion.id,
      name: library.dataset.name,
      number: 1,
      contentHash: datasetVersion.contentHash,
      hasGroups: false,
      sampleCount: samples.length,
    },
    variants: variants.map((row, index) => ({
      variantId: row.id,
      letter: index === 0 ? "A" : "B",
      name: row.name,
      promptVersionId: promptVersion.id,
      messages: [{ role: "user", content: `Answer for ${mark}: {{question}}` }],
      settings: {},
      model: frozen(model),
    })),
    evaluators: [
      { evaluatorId: metric.id, kind: "metric", key: "exact_match", name: metric.name, config: {}, model: null },
      {
        evaluatorId: judging.id,
        kind: "judge",
        key: "judge",
        name: judging.name,
        config: defaultRubric,
        model: frozen(judge),
      },
    ],
    plan,
  };
  await db.experiment.updateMany({ where: { workspaceId, id: experimentId }, data: { manifest, manifestHash: mark } });
  return { experiment: experimentId, variant: variant.id, evaluator: judging.id, trial: trial.id, alert: alert.id };
}
