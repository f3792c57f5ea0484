import fc from "fast-check";
import { expect, test } from "vitest";
import { burstOf, correctLimit, limitWaitMs, permitMs, takeFromLimit } from "./rate-limit";

const windowMs = 60_000;

/** The most that any closed window of a minute holds. */
function fullestMinute(uses: readonly { atMs: number; amount: number }[]): number {
  const sorted = [...uses].sort((a, b) => a.atMs - b.atMs);
  let most = 0;
  let sum = 0;
  let from = 0;
  for (const use of sorted) {
    sum += use.amount;
    while ((sorted[from]?.atMs ?? 0) < use.atMs - windowMs) sum -= sorted[from++]?.amount ?? 0;
    most = Math.max(most, sum);
  }
  return most;
}

/** As eager as can be: each amount is taken the moment that the bucket lets it go, after a pause of the caller's own. */
function takeAll(perMinute: number, asks: readonly { amount: number; restMs: number; heldMs: number }[]) {
  let fullAtMs = 0;
  let nowMs = 1_000_000;
  return asks.map(({ amount, restMs, heldMs }) => {
    nowMs += restMs;
    nowMs += limitWaitMs(fullAtMs, perMinute, amount, nowMs);
    fullAtMs = takeFromLimit(fullAtMs, perMinute, amount, nowMs);
    return { atMs: nowMs + heldMs, amount };
  });
}

const rests = fc.oneof(fc.constant(0), fc.nat({ max: 500 }), fc.nat({ max: 90_000 }));

test("in no window of 60 s more requests than the limit go out, each used up to a second after it was granted", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 600 })),
      fc.array(fc.record({ amount: fc.constant(1), restMs: rests, heldMs: fc.nat({ max: permitMs }) }), {
        minLength: 1,
        maxLength: 400,
      }),
      (perMinute, asks) => {
        expect(fullestMinute(takeAll(perMinute, asks))).toBeLessThanOrEqual(perMinute);
      },
    ),
    { numRuns: 200 },
  );
});

test("nor more tokens, whatever the sizes of the calls, also those larger than the burst", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 100_000 }).chain((perMinute) =>
        fc.record({
          perMinute: fc.constant(perMinute),
          asks: fc.array(
            fc.record({
              amount: fc.oneof(
                fc.integer({ min: 0, max: perMinute }),
                fc.integer({ min: 0, max: Math.ceil(perMinute / 20) }),
              ),
              restMs: rests,
              heldMs: fc.nat({ max: permitMs }),
            }),
            { minLength: 1, maxLength: 120 },
          ),
        }),
      ),
      ({ perMinute, asks }) => {
        expect(fullestMinute(takeAll(perMinute, asks))).toBeLessThanOrEqual(perMinute);
      },
    ),
    { numRuns: 200 },
  );
});

test("over ten minutes an eager caller gets most of the limit: at least 80 % of it from 6 requests a minute on", () => {
  for (const perMinute of [6, 60, 500, 5_000]) {
    const uses = takeAll(perMinute, Array(perMinute * 11).fill({ amount: 1, restMs: 0, heldMs: 0 }));
    const begin = uses[0]?.atMs ?? 0;
    const inTenMinutes = uses.filter(({ atMs }) => atMs < begin + 10 * windowMs).length;
    expect(inTenMinutes).toBeGreaterThan(8 * perMinute);
    expect(inTenMinutes).toBeLessThanOrEqual(10 * perMinute);
  }
});

test("a rested bucket lets a burst go at once and nothing more; one request a minute is one each minute", () => {
  const now = 5_000;
  let fullAtMs = 0;
  for (let i = 0; i < burstOf(60); i += 1) {
    expect(limitWaitMs(fullAtMs, 60, 1, now)).toBe(0);
    fullAtMs = takeFromLimit(fullAtMs, 60, 1, now);
  }
  expect(limitWaitMs(fullAtMs, 60, 1, now)).toBe(Math.ceil(62_000 / 51));
  expect(limitWaitMs(takeFromLimit(0, 1, 1, now), 1, 1, now)).toBe(62_000);
});

test("tokens beyond the estimate are paid back by waiting; those below it are given back, never above a full bucket", () => {
  const now = 1_000;
  const taken = takeFromLimit(0, 6_000, 1_000, now);
  const beyond = correctLimit(taken, 6_000, 500, now);
  expect(limitWaitMs(beyond, 6_000, 500, now)).toBe(Math.ceil((1_000 * 62_000) / 5_001));
  expect(correctLimit(taken, 6_000, -1_000, now)).toBeCloseTo(now);
  expect(correctLimit(taken, 6_000, -50_000, now)).toBe(now);
  expect(correctLimit(400, 6_000, -50_000, now)).toBe(400);
});
