import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addToTally,
  type Breaker,
  breakerWaitMs,
  closedBreaker,
  emptyTally,
  joinTallies,
  outcomeOf,
  probeEveryMs,
  shiftBreaker,
  takeProbe,
  tripBreaker,
} from "./breaker";
import type { ProviderErrorKind } from "./provider-error";

type End = ProviderErrorKind | null;
const ends = fc.constantFrom<End>(
  null,
  "network",
  "timeout",
  "overloaded",
  "server",
  "bad_request",
  "auth",
  "not_found",
  "rate_limit",
  "malformed",
  "aborted",
);
const tallyOf = (kinds: readonly End[]) => kinds.reduce(addToTally, emptyTally);
const after = (kinds: readonly End[], from: Breaker = closedBreaker, atMs = 1_000) =>
  kinds.reduce((breaker, kind, index) => tripBreaker(breaker, tallyOf([kind]), atMs + index), from);
const isOpen = ({ openedAtMs }: Breaker) => openedAtMs !== null;

test("five failures of the host in a row open it; an answer of any kind between them does not let it come so far", () => {
  expect(isOpen(after(["network", "timeout", "server", "overloaded"]))).toBe(false);
  const open = after(["network", "timeout", "server", "overloaded", "network"]);
  expect(open).toMatchObject({ inRow: 5, openedAtMs: 1_004, probeAtMs: 1_004 + probeEveryMs, kind: "network" });
  for (const answer of [null, "bad_request", "rate_limit", "auth", "not_found"] as const) {
    expect(isOpen(after(["server", "server", "server", "server", answer, "server"]))).toBe(false);
  }
});

test("refusals, limits, broken answers and calls broken off never open it, however many", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<End>("bad_request", "auth", "not_found", "rate_limit", "malformed", "aborted", null), {
        maxLength: 200,
      }),
      (kinds) => !isOpen(after(kinds)),
    ),
  );
});

test("half of twenty calls within 30 s open it; of nineteen, or spread over more time, they do not", () => {
  const half = (n: number): End[] => Array.from({ length: n }, (_, i) => (i % 2 ? "server" : null));
  expect(isOpen(after(half(19)))).toBe(false);
  expect(isOpen(after(half(20)))).toBe(true);
  const slow = half(60).reduce((b, kind, i) => tripBreaker(b, tallyOf([kind]), 1_000 + i * 2_000), closedBreaker);
  expect(isOpen(slow)).toBe(false);
  const mostly: End[] = [...Array<End>(30).fill(null), ...half(28)];
  expect(isOpen(after(mostly))).toBe(false);
});

test("an open one lets exactly one call through each 30 s, whoever asks when", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4_000 }), { minLength: 1, maxLength: 120 }), (steps) => {
      let breaker = after(Array(5).fill("server"));
      let nowMs = 2_000;
      const probes: number[] = [];
      for (const step of steps) {
        nowMs += step;
        const probed = takeProbe(breaker, nowMs);
        expect(probed === null).toBe(breakerWaitMs(breaker, nowMs) > 0);
        if (probed === null) continue;
        breaker = tripBreaker(probed, tallyOf(["timeout"]), nowMs);
        probes.push(nowMs);
      }
      for (const [index, probe] of probes.entries()) {
        expect(probe - (probes[index - 1] ?? 1_004)).toBeGreaterThanOrEqual(probeEveryMs);
      }
    }),
  );
});

test("the first answer closes it and forgets the past; failures while it is open move nothing", () => {
  const open = after(Array(9).fill("server"));
  expect(open.probeAtMs).toBe(1_004 + probeEveryMs);
  const closed = tripBreaker(open, tallyOf([null]), 40_000);
  expect(isOpen(closed)).toBe(false);
  expect(isOpen(tripBreaker(closed, tallyOf(Array(4).fill("server")), 40_001))).toBe(false);
  expect(isOpen(tripBreaker(open, tallyOf([null, ...Array<End>(5).fill("server")]), 40_000))).toBe(true);
});

test("told apart or all together, ends leave the same breaker; the parts of its memory stay few", () => {
  fc.assert(
    fc.property(fc.array(ends, { maxLength: 18 }), fc.array(ends, { maxLength: 18 }), (first, second) => {
      const joined = joinTallies(tallyOf(first), tallyOf(second));
      expect(joined).toEqual(tallyOf([...first, ...second]));
      const half = tripBreaker(closedBreaker, tallyOf(first), 5_000);
      const apart = tripBreaker(half, tallyOf(second), 5_000);
      // Unless it opened in between and was closed by the next answer.
      if (!isOpen(half)) expect(tripBreaker(closedBreaker, joined, 5_000)).toEqual(apart);
    }),
  );
  const busy = Array.from({ length: 5_000 }, (_, i) => i * 20).reduce(
    (b, atMs) => tripBreaker(b, tallyOf([null]), atMs),
    closedBreaker,
  );
  expect(busy.recent.length).toBeLessThanOrEqual(31);
});

test("on another clock it waits as long, and every kind of error has its meaning", () => {
  const open = after(Array(5).fill("server"));
  expect(breakerWaitMs(shiftBreaker(open, 777), 2_777)).toBe(breakerWaitMs(open, 2_000));
  expect(outcomeOf("malformed")).toBeNull();
  expect(outcomeOf(null)).toBe("answer");
});
