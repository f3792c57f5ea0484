import fc from "fast-check";
import { expect, test } from "vitest";
import { budgetKeyOf, grantReservations, isUsedUp, monthKeyOf, type Purse, passedMarks, roomOf } from "./purse";

const money = fc.integer({ min: 0, max: 5_000_000 });
const purse: fc.Arbitrary<Purse> = fc.record({
  key: fc.constantFrom("all", "2026-11", "x"),
  spentMicroUsd: money,
  reservedMicroUsd: money,
  limitMicroUsd: fc.option(money, { nil: null }),
});

test("what is granted never takes a purse over its limit, and what is refused would have", () => {
  fc.assert(
    fc.property(
      fc.array(purse, { maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 400_000 })),
      (purses, amounts) => {
        const { granted, short } = grantReservations(purses, amounts);
        let given = 0;
        for (const [index, amount] of amounts.entries()) {
          const fits = purses.every((p) => (roomOf(p) ?? Number.POSITIVE_INFINITY) >= given + amount);
          expect(granted[index]).toBe(amount === 0 || fits);
          if (granted[index]) given += amount;
        }
        expect(short === null).toBe(granted.every(Boolean));
        for (const p of purses)
          if (given > 0 && p.limitMicroUsd !== null) expect(given).toBeLessThanOrEqual(roomOf(p) ?? 0);
      },
    ),
  );
});

test("a cent short is not started; to the last micro-dollar is", () => {
  const of = (limitMicroUsd: number): Purse => ({ key: "all", spentMicroUsd: 90, reservedMicroUsd: 5, limitMicroUsd });
  expect(grantReservations([of(104)], [10]).granted).toEqual([false]);
  expect(grantReservations([of(105)], [10]).granted).toEqual([true]);
  expect(isUsedUp(of(100), 10)).toBe(false);
  expect(isUsedUp(of(99), 10)).toBe(true);
});

test("an alert mark is passed once: by the change that reaches it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.array(fc.integer({ min: 0, max: 3_000 })), (limit, steps) => {
      let spent = 0;
      const passed: number[] = [];
      for (const step of steps) {
        passed.push(...passedMarks([50, 80, 100], { before: spent, after: spent + step, limit }));
        spent += step;
      }
      expect(passed).toEqual([50, 80, 100].filter((mark) => spent * 100 >= mark * limit));
    }),
  );
});

test("the month of a call is that of its beginning in UTC, and all months share a budget", () => {
  expect(monthKeyOf(new Date("2026-11-30T23:59:59.999Z"))).toBe("2026-11");
  expect(monthKeyOf(new Date("2026-12-01T00:30:00+01:00"))).toBe("2026-11");
  expect(["2026-11", "all", "0191d0f0-0000-7000-8000-000000000000"].map(budgetKeyOf)).toEqual([
    "month",
    "all",
    "0191d0f0-0000-7000-8000-000000000000",
  ]);
});
