import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../random";
import { addScore, createScoreCounts, logWealthAt, type ScoreCounts } from "./betting-wealth";
import { bettingLimits, boundedMeanCs } from "./bounded-mean-cs";
import { meanOf } from "./moments";

const different = 6_000;

/** The scores as they are, whatever their number. */
function exactly(x: readonly number[]): ScoreCounts {
  return { values: [...x], counts: x.map(() => 1), n: x.length, places: new Map() };
}

const shapes = {
  uniform: (u: number) => u,
  skewed: (u: number) => u ** 6,
  "close to one": (u: number) => 1 - u ** 3 / 50,
};

test("many different scores on a grid: the wealth never rises, the interval holds the exact one and is hardly wider", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000 }), fc.constantFrom(...Object.values(shapes)), (seed, shape) => {
      const random = createRandom(`grid ${seed}`);
      const x = Array.from({ length: different }, () => shape(random.next()));
      const exact = exactly(x);
      const onGrid = createScoreCounts();
      for (const score of x) addScore(onGrid, score);
      expect(onGrid.values.length).toBeLessThan(1_000);
      const mean = meanOf(x);
      for (const m of [mean * 0.9, mean, mean + (1 - mean) * 0.1, 0.5]) {
        expect(logWealthAt(onGrid, m).twoSided).toBeLessThanOrEqual(logWealthAt(exact, m).twoSided + 1e-6);
      }
      const limits = bettingLimits(exact, mean, 0.05);
      const { low, high } = boundedMeanCs({ x, alpha: 0.05 });
      expect(low).toBeLessThanOrEqual(limits.low + 1e-9);
      expect(high).toBeGreaterThanOrEqual(limits.high - 1e-9);
      const width = limits.high - limits.low;
      expect((high ?? 1) - (low ?? 0)).toBeLessThanOrEqual(width * 1.01);
    }),
    { numRuns: 12 },
  );
});

test("the multiset alone counts: sorted or not, the grid gives the same interval", () => {
  const random = createRandom("order");
  const x = Array.from({ length: different }, () => random.next());
  const one = boundedMeanCs({ x, alpha: 0.05 });
  const other = boundedMeanCs({ x: [...x].sort((a, b) => a - b), alpha: 0.05 });
  expect(other.low).toBeCloseTo(one.low ?? 0, 9);
  expect(other.high).toBeCloseTo(one.high ?? 0, 9);
});
