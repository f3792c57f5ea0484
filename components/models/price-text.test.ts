import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceLabel, priceText, readPrice } from "./price-text";

describe("prices in the form", () => {
  it("reads back exactly what it wrote", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (microUsd) => {
        expect(readPrice(priceText(microUsd))).toEqual({ ok: true, microUsd });
      }),
    );
  });

  it("takes dollars as people type them", () => {
    expect(readPrice("$2.50")).toEqual({ ok: true, microUsd: 2_500_000 });
    expect(readPrice(" 0,15 ")).toEqual({ ok: true, microUsd: 150_000 });
    expect(readPrice("")).toEqual({ ok: true, microUsd: 0 });
    expect(readPrice("3.")).toEqual({ ok: true, microUsd: 3_000_000 });
  });

  it("shows cents, and more only where they matter", () => {
    expect([0, 500_000, 10_000_000, 37_500].map(priceLabel)).toEqual(["free", "$0.50", "$10.00", "$0.0375"]);
  });

  it("refuses what is no price", () => {
    for (const text of ["free", "-1", "1e3", "1.2345678", "2000.01", "1 000"]) expect(readPrice(text).ok).toBe(false);
  });
});
