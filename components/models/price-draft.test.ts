import { describe, expect, it } from "vitest";
import { priceOf } from "@/server/core/model/price-schema";
import { draftOf, readDraft } from "./price-draft";
import { priceWords } from "./price-words";

const byTokens = {
  inputMicroUsdPerMillion: 2_500_000,
  cachedInputMicroUsdPerMillion: 250_000,
  outputMicroUsdPerMillion: 10_000_000,
  byTime: null,
};
const byTime = {
  inputMicroUsdPerMillion: 0,
  cachedInputMicroUsdPerMillion: null,
  outputMicroUsdPerMillion: 0,
  byTime: { monthlyMicroUsd: 24_000_000_000, callsAtOnce: 16, busyPercent: 60 },
};

describe("a price in its form", () => {
  it.each([byTokens, byTime, { ...byTokens, cachedInputMicroUsdPerMillion: null }])(
    "reads back what it wrote",
    (price) => {
      const read = readDraft(draftOf(price, "2026-12-01", "List price"));
      if (!read.ok) throw new Error(JSON.stringify(read.errors));
      expect(priceOf(read.value.price)).toEqual(price);
      expect(read.value).toMatchObject({ effectiveFrom: "2026-12-01", note: "List price" });
    },
  );

  it("says by field what cannot be", () => {
    const tokens = draftOf(byTokens, "soon", "");
    expect(readDraft({ ...tokens, input: "free", cached: "9" })).toMatchObject({
      errors: { input: expect.stringContaining("dollars"), effectiveFrom: expect.stringContaining("2026-12-01") },
    });
    expect(readDraft({ ...tokens, cached: "9" })).toMatchObject({
      errors: { cached: expect.stringContaining("slip") },
    });
    expect(readDraft({ ...tokens, input: "300" })).toMatchObject({
      errors: { input: expect.stringContaining("$200") },
    });
    const time = draftOf(byTime, "2026-12-01", "");
    expect(readDraft({ ...time, callsAtOnce: "many", busy: "0" })).toEqual({
      ok: false,
      errors: { callsAtOnce: expect.stringContaining("whole number"), busy: expect.stringContaining("never busy") },
    });
  });

  it("is told in one line", () => {
    expect(priceWords(byTokens)).toBe("$2.50 in · $0.25 cached · $10.00 out");
    expect(priceWords(byTime)).toBe("$24,000.00 a month · 16 calls at once · busy 60 %");
    expect(priceWords({ inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 })).toBe("free");
  });
});
