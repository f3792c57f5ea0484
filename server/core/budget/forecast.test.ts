import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../random";
import { forecastSpend } from "./forecast";

test("equal days are carried on, without doubt", () => {
  expect(forecastSpend(100, [10, 10, 10], 5)).toEqual({ expected: 150, low: 150, high: 150 });
  expect(forecastSpend(100, [10, 10], 5)).toBeNull();
  expect(() => forecastSpend(1, [1, 1, 1], -1)).toThrow(RangeError);
});

test("the range holds the expected sum, begins at what is spent at the lowest, and ends with the period", () => {
  const days = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 3, maxLength: 31 });
  fc.assert(
    fc.property(
      fc.nat({ max: 1_000_000_000 }),
      days,
      fc.double({ min: 0, max: 31, noNaN: true }),
      (spent, daily, left) => {
        const forecast = forecastSpend(spent, daily, left);
        if (!forecast) throw new Error("Three days are enough.");
        expect(forecast.low).toBeGreaterThanOrEqual(spent);
        expect(forecast.low).toBeLessThanOrEqual(forecast.expected);
        expect(forecast.high).toBeGreaterThanOrEqual(forecast.expected);
        expect(forecastSpend(spent, daily, 0)).toEqual({ expected: spent, low: spent, high: spent });
      },
    ),
  );
});

test("over 2,000 seeded months of alike days the 80 % range holds the true sum in about 80 %", () => {
  const random = createRandom("forecast");
  const day = () => Math.round(1_000_000 * (1 + 0.4 * random.normal()));
  let held = 0;
  for (let month = 0; month < 2_000; month++) {
    const daily = Array.from({ length: 14 }, day);
    const truth = Array.from({ length: 16 }, day).reduce((sum, spent) => sum + spent, 0);
    const forecast = forecastSpend(0, daily, 16);
    if (forecast && truth >= forecast.low && truth <= forecast.high) held += 1;
  }
  // Four standard errors around 0.8; the deviation is estimated from 14 days, which costs about one point.
  expect(held / 2_000).toBeGreaterThan(0.75);
  expect(held / 2_000).toBeLessThan(0.84);
});
