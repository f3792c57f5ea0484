/** 80 % of a normal distribution lies within this many standard deviations. */
const z80 = 1.2816;
const fewest = 3;

export type Forecast = { expected: number; low: number; high: number };

/**
 * Spend by the end of a period, in the unit of its inputs: spent + mean·d for d days left, when later days are like the n
 * `daily` ones (whole days, those without spend included). The 80 % range is ± 1.2816·s·sqrt(d + d²/n), s the days' sample
 * standard deviation: d days to come, and a mean known from n only; it never falls below what is spent already.
 * Null for fewer than 3 days. Throws RangeError for a negative number of days left.
 */
export function forecastSpend(spent: number, daily: readonly number[], daysLeft: number): Forecast | null {
  if (!(daysLeft >= 0)) throw new RangeError(`The days left are a number from 0, not ${daysLeft}.`);
  const n = daily.length;
  if (n < fewest) return null;
  const mean = daily.reduce((sum, day) => sum + day, 0) / n;
  const variance = daily.reduce((sum, day) => sum + (day - mean) ** 2, 0) / (n - 1);
  const expected = spent + mean * daysLeft;
  const half = z80 * Math.sqrt(variance * (daysLeft + daysLeft ** 2 / n));
  return {
    expected: Math.round(expected),
    low: Math.round(Math.max(spent, expected - half)),
    high: Math.round(expected + half),
  };
}
