import { afterAll, expect, test } from "vitest";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createNoiseFloor } from "../experiments/create-noise-floor";
import { freezeExperiment } from "../experiments/freeze-experiment";
import { getDraft } from "../experiments/get-draft";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { snapshotFor } from "../testing/snapshot-for";
import { getNoiseFloor } from "./get-noise-floor";

afterAll(() => client().$disconnect());

test("an A/A run on the same data, prompt and model stands beside later results, measure by measure", async () => {
  const { workspaceId, members } = await createWorkspace();
  const { floor, later, metricOfLater } = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "floor");
    const aa = await createRun(db, workspaceId, "aa", library, "completed");
    const after = await createRun(db, workspaceId, "after", library, "running");
    const metricOf = async (experimentId: string) =>
      (await db.evaluator.findFirstOrThrow({ where: { workspaceId, experimentId, kind: "metric" } })).id;
    const body = snapshotFor("aa");
    const estimate = { n: 50, value: 0.01, low: -0.04, high: 0.06 };
    const comparisons = [
      { variantId: "b", form: "difference" as const, estimate, class: "inconclusive" as const, method: "-" },
    ];
    const head = { name: "Exact match", key: "exact_match", kind: "metric" as const, unit: "", scale: null };
    const metrics = [
      {
        ...head,
        evaluatorId: await metricOf(aa.experiment),
        direction: "higher" as const,
        isPrimary: true,
        cells: [],
        comparisons,
      },
    ];
    await db.experiment.updateMany({
      where: { workspaceId, id: aa.experiment },
      data: { isNoiseFloor: true, endedAt: new Date() },
    });
    await db.resultSnapshot.updateMany({
      where: { workspaceId, experimentId: aa.experiment },
      data: { body: { ...body, metrics } },
    });
    return { floor: aa.experiment, later: after.experiment, metricOfLater: await metricOf(after.experiment) };
  });
  const found = await getNoiseFloor.execute(members.viewer, { experimentId: later });
  expect(found.noiseFloor).toMatchObject({
    experiment: { id: floor },
    metrics: [{ evaluatorId: metricOfLater, value: 0.01, reach: 0.06, n: 50 }],
  });
  expect((await getNoiseFloor.execute(members.viewer, { experimentId: floor })).noiseFloor).toBeNull();
});

test("one click makes a draft of the control against itself, and its launch is known as a noise floor", async () => {
  const { workspaceId, members } = await createWorkspace();
  const source = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "source");
    return (await createRun(db, workspaceId, "source", library, "completed")).experiment;
  });
  const { id } = await createNoiseFloor.execute(members.experimenter, { experimentId: source });
  const [before, draft] = await Promise.all(
    [source, id].map((experimentId) => getDraft.execute(members.experimenter, { experimentId })),
  );
  expect(draft?.variants.map((v) => [v.promptVersionId, v.modelId])).toEqual(
    [0, 1].map(() => [before?.variants[0]?.promptVersionId, before?.variants[0]?.modelId]),
  );
  const measured = (each: typeof draft) => each?.evaluators.map((e) => (e.kind === "judge" ? e : e.key));
  expect(measured(draft)).toEqual(measured(before));
  expect(draft?.datasetVersionId).toBe(before?.datasetVersionId);
  expect(draft?.plan).toMatchObject({ stopEarly: false, guardrails: { failureRate: null } });
  await freezeExperiment.execute(members.experimenter, { experimentId: id });
  const { isNoiseFloor } = await withTenant(workspaceId, (db) =>
    db.experiment.findFirstOrThrow({ where: { workspaceId, id } }),
  );
  expect(isNoiseFloor).toBe(true);
});
