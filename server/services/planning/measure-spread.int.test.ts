import { afterAll, expect, test } from "vitest";
import { sampleVariance } from "@/server/core/stats/moments";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { measureSpread } from "./measure-spread";

afterAll(() => client().$disconnect());

const measure = { worst: 0, scale: { min: 0, max: 1 }, direction: "higher" } as const;
type Answer = number | "timeout" | "overloaded" | "refused" | "open";
/** Two answers to each of eight samples; the first four come in two groups. */
const groups = ["one", "one", "two", "two", null, null, null, null];
const control: Answer[][] = [
  [1, 0],
  [1, 1],
  [0, 0],
  [1, 0],
  [1, 1],
  [1, "overloaded"],
  [0, 1],
  [1, 1],
];
const candidate: Answer[][] = [
  [1, 1],
  [0, 1],
  [1, 1],
  [1, 1],
  ["timeout", 1],
  [0, 0],
  [1, "refused"],
  [1, "open"],
];

test("pairs are read as a summary reads them: repeats averaged, groups once, lost answers worst, nothing beyond a break", async () => {
  const { workspaceId } = await createWorkspace();
  const found = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "spread");
    const { experiment: experimentId } = await createRun(db, workspaceId, "spread", library, "completed");
    await db.trial.deleteMany({ where: { workspaceId, experimentId } });
    const scope = { workspaceId, experimentId };
    const variants = await db.variant.findMany({ where: scope, orderBy: { position: "asc" } });
    const metric = await db.evaluator.findFirstOrThrow({ where: { ...scope, kind: "metric" } });
    const samples = await db.sample.createManyAndReturn({
      data: groups.map((groupKey, at) => ({
        workspaceId,
        datasetVersionId: library.datasetVersion.id,
        position: 10 + at,
        inputs: { question: String(at) },
        metadata: {},
        groupKey,
      })),
    });
    for (const [v, answers] of [control, candidate].entries()) {
      for (const [position, repeats] of answers.entries()) {
        for (const [repeat, answer] of repeats.entries()) {
          const isFailed = answer === "timeout" || answer === "overloaded";
          const trial = await db.trial.create({
            data: {
              ...scope,
              variantId: variants[v]?.id ?? "",
              sampleId: samples[position]?.id ?? "",
              repeat,
              position,
              status: isFailed ? "failed" : answer === "open" ? "pending" : "succeeded",
              failureKind: isFailed ? answer : null,
            },
          });
          if (isFailed || answer === "open") continue;
          const of = { ...scope, trialId: trial.id, createdAt: new Date() };
          const used = { inputTokens: 1, outputTokens: 1, cachedInputTokens: 0, reasoningTokens: 0, costMicroUsd: 1 };
          const finishReason = answer === "refused" ? "refusal" : "stop";
          await db.response.create({
            data: { ...of, ...used, text: "-", finishReason, servedModel: "m", latencyMs: 5 },
          });
          await db.score.create({ data: { ...of, evaluatorId: metric.id, value: answer === "refused" ? 1 : answer } });
        }
      }
    }
    const match = { variantIds: variants.map(({ id }) => id), primaryId: metric.id };
    return { scope, match, spreads: await measureSpread(db, scope, match, measure) };
  });
  const [spread] = found.spreads;
  expect(found.spreads).toHaveLength(1);
  expect(spread).toMatchObject({ units: 5, samples: 7 });
  // Differences by sample: 0.5 and -0.5, 1 and 0.5 in groups, then alone -0.5, -1, 0.
  expect(spread?.variance).toBeCloseTo(sampleVariance([0, 0.75, -0.5, -1, 0]), 12);
  expect(spread?.sampleVariance).toBeCloseTo(sampleVariance([0.5, -0.5, 1, 0.5, -0.5, -1, 0]), 12);
  expect(spread?.withinControl).toBeCloseTo(1.5 / 6, 12);
  expect(spread?.withinCandidate).toBeCloseTo(1.5 / 7, 12);
  expect(spread?.weightControl).toBeCloseTo((0.25 + 0.25 + 0.5 + 1 + 0.5) / 5, 12);
  expect(spread?.weightCandidate).toBeCloseTo((0.25 + 0.25 + 0.5 + 0.5 + 0.5) / 5, 12);
  expect(spread?.weightOfOne).toBeCloseTo((0.5 + 0.5 + 1 + 1 + 1) / 5, 12);
  expect(spread?.passes?.onlyControl).toBeCloseTo(2.25 / 7, 12);
  expect(spread?.passes?.onlyCandidate).toBeCloseTo(2.25 / 7, 12);

  const stranger = await createWorkspace();
  const { scope, match } = found;
  expect(await withTenant(stranger.workspaceId, (db) => measureSpread(db, scope, match, measure))).toEqual([]);
});
