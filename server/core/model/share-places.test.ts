import fc from "fast-check";
import { expect, test } from "vitest";
import { sharePlaces } from "./share-places";

const wishes = fc.uniqueArray(fc.record({ process: fc.uuid(), wanted: fc.nat({ max: 40 }) }), {
  minLength: 1,
  maxLength: 9,
  selector: (wish) => wish.process,
});

test("all places are given out and no more; nobody who wants more has two fewer than another", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), wishes, fc.nat({ max: 1e9 }), (limit, list, nowMs) => {
      const shares = sharePlaces(limit, list, nowMs);
      expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(limit);
      const wanted = list.reduce((sum, wish) => sum + wish.wanted, 0);
      for (const { process, wanted: own } of list) {
        const share = shares.get(process) ?? 0;
        if (wanted <= limit) expect(share).toBeGreaterThanOrEqual(own);
        if (share >= own) continue;
        for (const other of list)
          expect(Math.min(other.wanted, shares.get(other.process) ?? 0)).toBeLessThanOrEqual(share + 1);
      }
    }),
  );
});

test("with one place each process has its turn, and a process alone has all of them", () => {
  const three = ["a", "b", "c"].map((process) => ({ process, wanted: 5 }));
  const holders = [0, 2_000, 4_000].map((nowMs) => [...sharePlaces(1, three, nowMs)].find(([, n]) => n === 1)?.[0]);
  expect(new Set(holders).size).toBe(3);
  expect(sharePlaces(8, [{ process: "a", wanted: 1 }], 0).get("a")).toBe(8);
});
