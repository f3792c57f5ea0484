import { describe, expect, it } from "vitest";
import { createRandom } from "../random";
import { boundedMeanCs } from "./bounded-mean-cs";
import { differenceSequence } from "./sequential-series";

const draws = (seed: string, n: number, draw: (random: ReturnType<typeof createRandom>) => number) => {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => draw(random));
};

describe("differenceSequence", () => {
  it("gives at every point the confidence sequence of exactly the first n differences", () => {
    const differences = draws("points", 300, (random) => random.next() * 2 - 0.9).map((d) => Math.min(1, d));
    const { points } = differenceSequence({ differences, range: 1, alpha: 0.05, points: 12 });
    expect(points.map((point) => point.n)).toEqual([25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 275, 300]);
    for (const point of points) {
      const x = differences.slice(0, point.n).map((d) => (d + 1) / 2);
      const cs = boundedMeanCs({ x, alpha: 0.05 });
      expect(point.low).toBeCloseTo(2 * (cs.low ?? Number.NaN) - 1, 5);
      expect(point.high).toBeCloseTo(2 * (cs.high ?? Number.NaN) - 1, 5);
      expect(point.mean).toBeCloseTo(2 * (cs.mean ?? Number.NaN) - 1, 12);
    }
  });

  it("gives one point per difference while there are fewer than points asked for, and the whole range for none", () => {
    const few = differenceSequence({ differences: [1, 0, -1], range: 1, alpha: 0.05 });
    expect(few.points.map((point) => point.n)).toEqual([1, 2, 3]);
    expect(differenceSequence({ differences: [], range: 4, alpha: 0.05 })).toMatchObject({
      status: "ok",
      points: [],
      low: -4,
      high: 4,
      pAnytime: 1,
    });
  });

  it("refuses a difference beyond the scale and a scale that is no scale", () => {
    expect(differenceSequence({ differences: [0.5, 1.2], range: 1, alpha: 0.05 }).status).toBe("invalid_input");
    expect(differenceSequence({ differences: [Number.NaN], range: 1, alpha: 0.05 }).status).toBe("invalid_input");
    expect(differenceSequence({ differences: [0], range: 0, alpha: 0.05 }).status).toBe("invalid_input");
  });

  it("draws 60 points of 10,000 all-different differences in under two seconds of processor time", () => {
    const differences = draws("large", 10_000, (random) => Math.max(-1, Math.min(1, 0.05 + 0.3 * random.normal())));
    const before = process.cpuUsage();
    const { points, low } = differenceSequence({ differences, range: 1, alpha: 0.05 });
    const { user, system } = process.cpuUsage(before);
    expect(points).toHaveLength(60);
    expect(low ?? 0).toBeGreaterThan(0.03);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
