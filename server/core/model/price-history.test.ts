import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, priceInForce, priceStateOf, whyNotRemovePrice } from "./price-history";

const from = (effectiveFrom: string) => ({ effectiveFrom });
const prices = [from("2026-12-01"), from("2026-01-01"), from("2026-06-01")];

test("a price holds from its day to the day before the next one", () => {
  expect(priceInForce(prices, "2025-12-31")).toBeNull();
  expect(priceInForce(prices, "2026-01-01")).toEqual(from("2026-01-01"));
  expect(priceInForce(prices, "2026-05-31")).toEqual(from("2026-01-01"));
  expect(priceInForce(prices, "2026-06-01")).toEqual(from("2026-06-01"));
  expect(priceInForce(prices, "2027-01-01")).toEqual(from("2026-12-01"));
});

test("the order in which prices are listed makes no difference", () => {
  const days = fc.uniqueArray(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
    {
      selector: dayOf,
    },
  );
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 100 }), (dates, turn) => {
      const listed = dates.map((date) => from(dayOf(date)));
      const turned = listed.map((_, index) => listed[(index + turn) % listed.length] ?? from(""));
      expect(priceInForce(turned, "2027-01-01")).toEqual(priceInForce(listed, "2027-01-01"));
    }),
  );
});

test("one price is current, those after it are planned, those before are past", () => {
  expect(prices.map((price) => priceStateOf(prices, price, "2026-07-01"))).toEqual(["planned", "past", "current"]);
});

test("a planned or past price may go, the only one in force may not", () => {
  for (const price of prices) expect(whyNotRemovePrice(prices, price, "2026-07-01")).toBeNull();
  const [planned, first] = prices;
  if (!planned || !first) throw new Error("There are prices.");
  expect(whyNotRemovePrice([planned, first], first, "2026-07-01")).toContain("only price in force");
  expect(whyNotRemovePrice([planned, first], planned, "2026-07-01")).toBeNull();
});
