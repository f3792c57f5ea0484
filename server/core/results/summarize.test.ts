import { expect, test } from "vitest";
import { createRandom } from "../random";
import { summarize } from "./summarize";
import { type Row, runOf } from "./testing/run-of";

function rowsWith(rateA: number, rateB: number, size: number): Row[] {
  const random = createRandom("rows");
  return Array.from({ length: size }, () => ({ a: random.next() < rateA ? 1 : 0, b: random.next() < rateB ? 1 : 0 }));
}

test("a clear difference is proven, shipped, and said with its interval", () => {
  const { body, isProven, isComplete } = summarize(runOf(rowsWith(0.3, 0.8, 150), 200));
  expect(body.verdict.kind).toBe("ship");
  expect(isProven).toBe(true);
  expect(isComplete).toBe(false);
  expect(body.verdict.sentence).toMatch(
    /B beats A on Exact match by 0\.\d+, 95 % interval .* after 150 of 200 samples/,
  );
});

test("no difference keeps collecting while samples are left", () => {
  const { body, isProven } = summarize(runOf(rowsWith(0.5, 0.5, 40), 200));
  expect(body.verdict.kind).toBe("keep_collecting");
  expect(isProven).toBe(false);
});

test("a look uses only the complete prefix: an answer that came early does not count before its turn", () => {
  const rows: Row[] = [
    { a: 1, b: 1 },
    { a: 0, b: null },
    { a: 0, b: 1 },
  ];
  const { body } = summarize(runOf(rows, 10));
  expect(body.metrics[0]?.comparisons[0]?.estimate.n).toBe(1);
  expect(body.progress.completeSamples).toBe(1);
});

test("a variant does not gain by losing its hard samples: a lost answer counts as the lowest score", () => {
  const rows: Row[] = Array.from({ length: 20 }, (_, i) => (i % 2 ? { a: 1, b: 1 } : { a: 1, b: null, lostB: true }));
  const { body } = summarize(runOf(rows, 20));
  expect(body.metrics[0]?.comparisons[0]?.estimate.value).toBeCloseTo(-0.5, 12);
  expect(body.variants[1]?.failureRate.value).toBe(0.5);
  expect(body.warnings).toContainEqual(expect.stringMatching(/^10 of 20 samples of B have an answer that failed/));
});

test("variants that only fail are never called equally good, and do not end the run early", () => {
  const rows: Row[] = Array.from({ length: 150 }, () => ({ a: null, b: null, lostA: true, lostB: true }));
  const { body, isProven } = summarize(runOf(rows, 200, { plan: { minimumEffect: 0.2 } }));
  expect(body.verdict.kind).toBe("keep_collecting");
  expect(body.verdict.sentence).toMatch(/^No variant has given a usable answer/);
  expect(isProven).toBe(false);
});

test("a run without any trial yet is not complete: it was resumed before its trials were written", () => {
  const input = runOf([], 20);
  for (const v of input.variants) Object.assign(v, { planned: 0, pending: 0 });
  expect(summarize(input).isComplete).toBe(false);
});

test("a group counts once, and one that is not whole yet waits", () => {
  const rows: Row[] = [
    { a: 0, b: 1, group: "x" },
    { a: 0, b: 0, group: "x" },
    { a: 1, b: 1, group: "y" },
    { a: 0, b: 1, group: "z" },
    { a: 0, b: null, group: "z" },
  ];
  const { body } = summarize(runOf(rows, 5));
  expect(body.metrics[0]?.comparisons[0]?.estimate).toMatchObject({ n: 2, value: 0.25 });
});

test("an early stop says what it saved, at the run's own prices", () => {
  const input = runOf(rowsWith(0.2, 0.9, 60), 100, { status: "stopped" });
  for (const v of input.variants) Object.assign(v, { cancelled: 40, pending: 0, spendMicroUsd: 600 });
  const { body } = summarize(input);
  expect(body.verdict.saved).toEqual({ trials: 80, microUsd: 800 });
  expect(body.verdict.isFinal).toBe(true);
});

test("the same rows give the same bytes", () => {
  const input = runOf(rowsWith(0.4, 0.6, 80), 120);
  expect(JSON.stringify(summarize(input).body)).toBe(JSON.stringify(summarize(structuredClone(input)).body));
});

test("no number that leaves is NaN or infinite, however little there is", () => {
  for (const rows of [[], [{ a: 1, b: 1 }], [{ a: null, b: null }]]) {
    const text = JSON.stringify(summarize(runOf(rows, 3)).body, (_, v) => {
      if (typeof v === "number" && !Number.isFinite(v)) throw new RangeError("not a number");
      return v;
    });
    expect(text).toContain("keep_collecting");
  }
});

test("answers that come in after an early stop are counted and paid, and leave the verdict that stopped the run", () => {
  const proven = rowsWith(0.3, 0.8, 60);
  const atStop = summarize(runOf(proven, 100, { status: "stopped" })).body;
  const against = Array.from({ length: 20 }, () => ({ a: 1, b: 0 }));
  const rows = runOf([...proven, ...against], 100, { status: "stopped" });
  const fresh = summarize(rows).body;
  const held = summarize({ ...rows, held: atStop.prefixes }).body;
  for (const part of ["series", "metrics", "guardrails", "prefixes"] as const) expect(held[part]).toEqual(atStop[part]);
  expect({ ...held.verdict, saved: null }).toEqual({ ...atStop.verdict, saved: null });
  expect(held.progress.completeSamples).toBe(60);
  expect(held.progress.succeeded).toBe(160);
  expect(held.spendMicroUsd).toBe(fresh.spendMicroUsd);
});
