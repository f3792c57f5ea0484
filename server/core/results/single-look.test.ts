import { expect, test } from "vitest";
import { createRandom } from "../random";
import { newcombePairedInterval } from "../stats/mcnemar";
import { pairedTTest } from "../stats/paired-t-test";
import { claimedInterval } from "../verdict/claimed-interval";
import { productVerdict } from "../verdict/product-verdict";
import { singleLook } from "./single-look";

const rate = { scale: { min: 0, max: 1 }, direction: "higher" } as const;
const paired = (a: number[], b: number[]) => ({ a: Float64Array.from(a), b: Float64Array.from(b) });
const repeated = (...parts: [number, number, number][]) => {
  const rows = parts.flatMap(([a, b, times]) => Array.from({ length: times }, () => ({ a, b })));
  return paired(
    rows.map(({ a }) => a),
    rows.map(({ b }) => b),
  );
};

test("pass and fail: Newcombe's paired interval with the exact McNemar p", () => {
  const found = singleLook(repeated([1, 1, 50], [0, 1, 20], [1, 0, 6], [0, 0, 24]), rate, 0.05);
  const counts = { bothPass: 50, onlyA: 6, onlyB: 20, bothFail: 24 };
  expect(found).toMatchObject({ estimate: 0.14, ...newcombePairedInterval(counts, 0.95), tooFew: null });
  expect(found.p).toBeCloseTo(0.00936, 4);
});

test("scores: the paired t interval and p", () => {
  const random = createRandom("scores");
  const a = Array.from({ length: 40 }, () => random.next());
  const b = a.map((value) => Math.min(1, value + random.next() / 10));
  const { meanDiff, ciLow, ciHigh, p } = pairedTTest({ a, b, confidence: 0.95 });
  expect(singleLook(paired(a, b), rate, 0.05)).toMatchObject({
    estimate: meanDiff,
    low: ciLow,
    high: ciHigh,
    p,
    tooFew: null,
  });
});

test("below six samples that differ no difference is claimed, and that none matters still may be", () => {
  const five = singleLook(repeated([0, 1, 5], [1, 1, 495]), rate, 0.05);
  expect(five.low).toBeGreaterThan(0);
  expect(five.tooFew?.reason).toMatch(/^only 5 samples were passed by one variant alone/);
  expect(claimedInterval(five)).toEqual({ low: 0, high: five.high });
  expect(singleLook(repeated([0, 1, 6], [1, 1, 494]), rate, 0.05).tooFew).toBeNull();
  expect(singleLook(repeated([1, 1, 90]), rate, 0.05).tooFew?.reason).toMatch(/^no sample was passed/);
});

test("below ten samples of scores nothing is claimed", () => {
  const nine = singleLook(paired(Array(9).fill(0), [0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9]), rate, 0.05);
  expect(nine.low).toBeGreaterThan(0);
  expect(claimedInterval(nine)).toBeNull();
});

test("differences without spread are told by the confidence sequence; nothing by nothing", () => {
  const same = singleLook(paired(Array(60).fill(0.5), Array(60).fill(0.75)), rate, 0.05);
  expect(same).toMatchObject({
    estimate: expect.closeTo(0.25),
    tooFew: null,
    interval: expect.stringContaining("sequence"),
  });
  expect(same.low).toBeGreaterThan(0);
  expect(singleLook(paired([], []), rate, 0.05)).toMatchObject({ estimate: null, low: null, high: null, p: null });
});

test("of two equal variants one is called better in at most 5 % of runs, beyond simulation error", () => {
  const random = createRandom("a/a, one look");
  const [runs, n] = [1_000, 60];
  const draws = { rates: () => (random.next() < 0.7 ? 1 : 0), scores: () => random.next() ** 2 };
  for (const draw of Object.values(draws)) {
    const side = () => Array.from({ length: n }, draw);
    let wrong = 0;
    for (let i = 0; i < runs; i += 1) {
      const { estimate, low, high, ...single } = singleLook(paired(side(), side()), rate, 0.05);
      const of = { metric: "quality", n, plannedN: n, margin: 0.01, confidence: 0.95 };
      const quality = { ...of, estimate, low, high, single: { ...single, pHolm: null } };
      const names = { control: "A", candidate: "B", guardrails: [], decision: "superior" } as const;
      const { kind } = productVerdict({ ...names, quality, look: "at_the_end", ended: "completed" });
      if (kind === "ship" || kind === "keep_control") wrong += 1;
    }
    expect(wrong / runs).toBeGreaterThan(0.02);
    expect(wrong / runs).toBeLessThanOrEqual(0.05 + 2.6 * Math.sqrt((0.05 * 0.95) / runs));
  }
});
