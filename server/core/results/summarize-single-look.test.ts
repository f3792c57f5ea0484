import { expect, test } from "vitest";
import type { Plan } from "../experiment/schema";
import type { ExperimentStatus } from "../experiment/status";
import { createRandom } from "../random";
import { newcombePairedInterval } from "../stats/mcnemar";
import { summarize } from "./summarize";
import { endedAs } from "./summary-input";
import { withCandidate } from "./testing/joined-runs";
import { type Row, runOf } from "./testing/run-of";

const plan: Partial<Plan> = { mode: "fixed", stopEarly: true };

function drawn(rateA: number, rateB: number, length: number, random = createRandom("single look")): Row[] {
  const draw = (rate: number) => (random.next() < rate ? 1 : 0);
  return Array.from({ length }, () => ({ a: draw(rateA), b: draw(rateB) }));
}
const look = (rows: Row[], size: number, status: ExperimentStatus = "running") =>
  summarize(runOf(rows, size, { status, plan }));

test("before the planned number nothing is decided, however clear it looks, and no p is let out", () => {
  const { body, isProven } = look(drawn(0.1, 0.9, 150), 200);
  expect(body.verdict).toMatchObject({ kind: "keep_collecting", isFinal: false });
  expect(body.verdict.sentence).toBe(
    "The verdict waits for the planned 200 samples, as the plan says; 150 are complete.",
  );
  expect(body.verdicts?.[0]).toMatchObject({ look: "waiting", p: null, pHolm: null, stop: null });
  expect(isProven).toBe(false);
});

test("at the planned number the paired interval of that one look decides, with its exact p beside it", () => {
  const rows = drawn(0.55, 0.75, 200);
  const { body } = look(rows, 200, "completed");
  const count = (a: number, b: number) => rows.filter((row) => row.a === a && row.b === b).length;
  const counts = { bothPass: count(1, 1), onlyA: count(1, 0), onlyB: count(0, 1), bothFail: count(0, 0) };
  const { low, high } = newcombePairedInterval(counts, 0.95);
  expect(body.verdict.kind).toBe("ship");
  expect(body.metrics[0]?.comparisons[0]).toMatchObject({ class: "better", estimate: { n: 200, low, high } });
  expect(body.verdicts?.[0]).toMatchObject({ look: "at_the_end", benefit: { low, high } });
  expect(body.verdicts?.[0]?.p).toBeLessThan(0.01);
  expect(body.verdict.method).toContain("Exact McNemar test: p ");
});

test("the one look waits for the end of the run, since measures with a limit may still lack scores", () => {
  const { body, isProven } = look(drawn(0.1, 0.9, 200), 200);
  expect(body.verdicts?.[0]).toMatchObject({ look: "waiting", kind: "keep_collecting", p: null });
  expect(isProven).toBe(false);
  expect(look(drawn(0.1, 0.9, 200), 200, "cancelled").body.verdicts?.[0]?.look).toBe("at_the_end");
});

test("a run that was broken off before is told by the confidence sequence, and says so", () => {
  const { body } = look(drawn(0.1, 0.9, 100), 200, "cancelled");
  expect(body.verdict).toMatchObject({ kind: "ship", isFinal: true });
  expect(body.verdict.sentence).toContain("before the one look that was planned");
  expect(body.verdicts?.[0]).toMatchObject({ look: "broken_off", p: null });
});

test("with several candidates each interval is at its share of alpha, and each p is adjusted by Holm", () => {
  const rows = drawn(0.5, 0.75, 200);
  const other = runOf(
    drawn(0.5, 0.5, 200, createRandom("other")).map((row, i) => ({ ...row, a: rows[i]?.a ?? 0 })),
    200,
  );
  const { body } = summarize(withCandidate(runOf(rows, 200, { status: "completed", plan }), other, "C"));
  const [b, c] = body.verdicts ?? [];
  expect(b?.confidence).toBe(0.975);
  expect(b?.pHolm).toBeCloseTo(2 * (b?.p ?? 0), 12);
  expect(c?.pHolm).toBe(c?.p);
});

test("limits are held against ordinary intervals too: below 50 samples a ratio has one", () => {
  const limited: Partial<Plan> = {
    ...plan,
    guardrails: { costRatio: 1.2, latencyRatio: 1.2, failureRate: 0.2, measures: [] },
  };
  const run = runOf(drawn(0.1, 0.9, 40), 40, { plan: limited });
  const { samples } = run.variants[1] ?? {};
  samples?.costMicroUsd.forEach((_, i, costs) => {
    costs[i] = 10 + (i % 3);
  });
  const { guardrails } = summarize({ ...run, status: "completed" }).body;
  expect(guardrails.find(({ kind }) => kind === "cost")?.estimate.low).toBeGreaterThan(1);
  expect(guardrails.find(({ kind }) => kind === "cost")?.passes).toBe(true);
  expect(guardrails.find(({ kind }) => kind === "failure_rate")).toMatchObject({
    passes: true,
    estimate: { value: 0 },
  });
});

test("a run whose budget ended it says so, and takes no credit for what it left out", () => {
  const open = runOf(drawn(0.5, 0.6, 60), 200);
  const { body } = summarize({ ...endedAs(open, "stopped"), isEndedByBudget: true });
  expect(body.verdict.sentence).toMatch(/after 60 of 200 samples, where the budget ended the run\.$/);
  expect(body.verdicts?.[0]).toMatchObject({ kind: "keep_collecting", stop: "budget" });
  expect(body.verdict).toMatchObject({ isFinal: true, saved: null });
});
