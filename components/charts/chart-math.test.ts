import { describe, expect, it } from "vitest";
import { chartCsv } from "./chart-csv";
import { differenceDomain } from "./difference-domain";
import { placeOn, spanningDomain, symmetricDomain } from "./interval-scale";
import { niceTicks } from "./nice-ticks";

describe("ticks", () => {
  it.each([
    [-0.11, 0.23, [-0.1, 0, 0.1, 0.2], 1],
    [0, 400, [0, 100, 200, 300, 400], 0],
    [0.021, 0.079, [0.04, 0.06], 2],
    [3, 3, [3], 2],
  ])("are round inside %f to %f", (low, high, ticks, digits) => {
    expect(niceTicks(low, high)).toEqual({ ticks, digits });
  });
  it("stay inside the range and few for any range", () => {
    for (let power = -6; power < 7; power++) {
      const [low, high] = [-0.37 * 10 ** power, 1.93 * 10 ** power];
      const { ticks } = niceTicks(low, high);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.every((tick) => tick >= low && tick <= high)).toBe(true);
    }
  });
});

describe("the range of a difference over n", () => {
  const points = [
    { n: 2, estimate: 0.9, low: -4, high: 5 },
    { n: 50, estimate: 0.2, low: -0.1, high: 0.5 },
    { n: 100, estimate: null, low: null, high: null },
    { n: 200, estimate: 0.1, low: 0.05, high: 0.15 },
  ];
  it("holds zero, the margin and the latest interval, and not the first useless ones", () => {
    const [low, high] = differenceDomain(points, 0.05);
    expect(low).toBeLessThan(-0.05);
    expect(high).toBeGreaterThan(0.2);
    expect(high).toBeLessThan(0.5);
  });
  it("is usable before there is any point", () => expect(differenceDomain([], null)).toEqual([-1, 1]));
});

it("rows under one another share one range around zero", () => {
  const [low, high] = symmetricDomain([{ estimate: 0.1, low: -0.4, high: 0.2 }]);
  expect(low).toBe(-high);
  expect(high).toBeGreaterThan(0.4);
  expect(symmetricDomain([])).toEqual([-1, 1]);
});

it("an interval's range has air around what it holds, and what lies outside a range stays at its edge", () => {
  const [low, high] = spanningDomain([{ estimate: 0.1, low: -0.4, high: null }]);
  expect(low).toBeLessThan(-0.4);
  expect(high).toBeGreaterThan(0.1);
  expect(spanningDomain([])).toEqual([0, 1]);
  expect([placeOn([0, 2], 1), placeOn([0, 2], 9), placeOn([1, 1], 1)]).toEqual([0.5, 1, 0.5]);
});

it("writes CSV that keeps quotes, gaps and precision and disarms formulas", () => {
  const csv = chartCsv({
    columns: [{ header: "name" }, { header: "v" }],
    rows: [
      ['a "b", c', 0.1234567],
      ["=1+1", null],
    ],
  });
  expect(csv).toBe('name,v\r\n"a ""b"", c",0.1234567\r\n\'=1+1,');
});
