import { expect, test } from "vitest";
import { planSchema } from "../experiment/schema";
import { createRandom } from "../random";
import { snapshotBody } from "./snapshot";
import { summarize } from "./summarize";
import { withCandidate, withMeasure } from "./testing/joined-runs";
import { type Row, runOf } from "./testing/run-of";

const size = 400;
const { guardrails } = planSchema.parse({
  guardrails: { failureRate: null, measures: [{ evaluator: 1, limit: 0.1 }] },
});

function drawn(seed: string, rateA: number, rateB: number, more: Partial<Row> = {}): Row[] {
  const random = createRandom(seed);
  const draw = (rate: number) => (random.next() < rate ? 1 : 0);
  return Array.from({ length: size }, () => ({ a: draw(rateA), b: draw(rateB), ...more }));
}
const better = drawn("quality", 0.3, 0.8);
const run = (safety: Row[], quality = better) =>
  withMeasure(runOf(quality, size, { plan: { guardrails } }), runOf(safety, size), "Safety");

test("a better candidate that is less safe than allowed does not win, and the panel has the row", () => {
  const { body, isProven } = summarize(run(drawn("safety", 0.95, 0.6)));
  expect(body.verdict).toMatchObject({ kind: "keep_control" });
  expect(body.verdict.sentence).toMatch(
    /^Although it is better on Exact match, B scores 0\.3\d? worse on Safety \(95 % interval .* worse\), beyond the limit of 0\.1/,
  );
  expect(isProven).toBe(true);
  const row = body.guardrails.find(({ kind }) => kind === "measure");
  expect(row).toMatchObject({ name: "Safety", evaluatorId: "Safety", limit: 0.1, class: "worse", passes: false });
  expect(row?.estimate.value).toBeGreaterThan(0.2);
});

test("one that is as safe wins; one whose safety is not known to be within the limit waits", () => {
  expect(summarize(run(drawn("same", 0.95, 0.95))).body.verdict.kind).toBe("ship");
  const open = summarize(run(drawn("open", 0.5, 0.5))).body;
  expect(open.verdict).toMatchObject({ kind: "keep_collecting", isFinal: false });
  expect(open.verdicts?.[0]?.rule).toContain("the limit on Safety is not shown to be kept");
});

test("an answer that failed counts as the least safe one", () => {
  const lost = better.map((row) => ({ ...row, b: null, lostB: true }));
  const silent = drawn("safe", 1, 1, { b: null, lostB: true });
  const row = summarize(run(silent, lost)).body.guardrails.find(({ kind }) => kind === "measure");
  expect(row?.estimate.value).toBe(1);
});

test("every candidate has a verdict of its own, at the confidence that they share", () => {
  const worse = runOf(
    better.map(({ a, b }) => ({ a, b: a === 1 && b === 1 ? 0 : a })),
    size,
  );
  const { body } = summarize(withCandidate(runOf(better, size), worse, "C"));
  expect(body.verdict).toMatchObject({ kind: "ship", variantId: "B" });
  expect(body.verdicts?.map(({ variantId, kind, stop, class: name }) => [variantId, kind, stop, name])).toEqual([
    ["B", "ship", "success", "better"],
    ["C", "keep_control", "harm", "worse"],
  ]);
  expect(body.verdicts?.[1]).toMatchObject({ confidence: 0.975, p: null, look: "any_time" });
  expect(snapshotBody.parse(body)).toEqual(body);
});
