import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findKnownPrice, knownPrices } from "./known-prices";
import { costMicroUsd, costOfTimeMicroUsd, hoursPerMonth, isFree } from "./price";

const price = { inputMicroUsdPerMillion: 2_500_000, outputMicroUsdPerMillion: 10_000_000 };
const latencyMs = 1000;

describe("costMicroUsd", () => {
  it("is tokens times price, rounded up once", () => {
    expect(costMicroUsd({ inputTokens: 1000, outputTokens: 500, latencyMs }, price)).toBe(7500);
    expect(costMicroUsd({ inputTokens: 1, outputTokens: 0, latencyMs }, price)).toBe(3);
    expect(costMicroUsd({ inputTokens: 0, outputTokens: 0, latencyMs }, price)).toBe(0);
    expect(
      costMicroUsd(
        { inputTokens: 1, outputTokens: 1, latencyMs },
        { inputMicroUsdPerMillion: 1, outputMicroUsdPerMillion: 1 },
      ),
    ).toBe(1);
  });

  it("charges cached input at its own price, or like other input when there is none", () => {
    const tokens = { inputTokens: 1000, outputTokens: 0, cachedInputTokens: 400, latencyMs };
    expect(costMicroUsd(tokens, price)).toBe(2500);
    expect(costMicroUsd(tokens, { ...price, cachedInputMicroUsdPerMillion: 250_000 })).toBe(1600);
  });

  it("stays exact where floating point would not", () => {
    const dear = { inputMicroUsdPerMillion: 1_999_999_999, outputMicroUsdPerMillion: 0 };
    expect(costMicroUsd({ inputTokens: 100_000_001, outputTokens: 0, latencyMs }, dear)).toBe(200_000_001_900);
  });

  it("refuses counts that cannot be", () => {
    expect(() => costMicroUsd({ inputTokens: -1, outputTokens: 0, latencyMs }, price)).toThrow(RangeError);
    expect(() => costMicroUsd({ inputTokens: 0.5, outputTokens: 0, latencyMs }, price)).toThrow(RangeError);
    expect(() => costMicroUsd({ inputTokens: 1, outputTokens: 0, cachedInputTokens: 2, latencyMs }, price)).toThrow(
      RangeError,
    );
  });

  it("never undercharges, and overcharges by less than one micro-dollar", () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    const rate = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, rate, rate, (inputTokens, outputTokens, input, output) => {
        const exact = (inputTokens * input + outputTokens * output) / 1e6;
        const cost = costMicroUsd(
          { inputTokens, outputTokens, latencyMs },
          { inputMicroUsdPerMillion: input, outputMicroUsdPerMillion: output },
        );
        return cost >= exact && cost < exact + 1;
      }),
    );
  });
});

describe("cost by time", () => {
  const server = { monthlyMicroUsd: 730_000_000, callsAtOnce: 1, busyPercent: 100 };

  it("is the share of the month that the call keeps one of the places busy, rounded up", () => {
    expect(costOfTimeMicroUsd(3_600_000, server)).toBe(1_000_000);
    expect(costOfTimeMicroUsd(3_600_000, { ...server, callsAtOnce: 4 })).toBe(250_000);
    expect(costOfTimeMicroUsd(3_600_000, { ...server, busyPercent: 50 })).toBe(2_000_000);
    expect(costOfTimeMicroUsd(1, server)).toBe(1);
    expect(costOfTimeMicroUsd(0, server)).toBe(0);
  });

  it("takes the place of the tokens' prices", () => {
    const call = { inputTokens: 1000, outputTokens: 500, latencyMs: 3_600_000 };
    expect(costMicroUsd(call, { ...price, byTime: server })).toBe(1_000_000);
    expect(costMicroUsd(call, { ...price, byTime: null })).toBe(7500);
  });

  it("is free when the server is, whatever the prices of tokens say", () => {
    const none = { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 };
    expect(isFree(none)).toBe(true);
    expect(isFree(price)).toBe(false);
    expect(isFree({ ...none, byTime: server })).toBe(false);
    expect(isFree({ ...none, byTime: { ...server, monthlyMicroUsd: 0 } })).toBe(true);
  });

  it("adds up to the month's cost when the server is always busy, and to no less when it is not", () => {
    const prices = fc.record({
      monthlyMicroUsd: fc.integer({ min: 0, max: 1_000_000_000_000 }),
      callsAtOnce: fc.integer({ min: 1, max: 10_000 }),
      busyPercent: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 3600 }), (price, seconds) => {
        const busyMs = (hoursPerMonth * 3_600_000 * price.callsAtOnce * price.busyPercent) / 100;
        const calls = busyMs / (seconds * 1000);
        const total = costOfTimeMicroUsd(seconds * 1000, price) * calls;
        const rounding = price.monthlyMicroUsd * 1e-9;
        expect(total).toBeGreaterThanOrEqual(price.monthlyMicroUsd - rounding);
        expect(total).toBeLessThan(price.monthlyMicroUsd + calls + rounding);
      }),
    );
  });

  it("refuses a server that works nothing, and times that cannot be", () => {
    expect(() => costOfTimeMicroUsd(1, { ...server, callsAtOnce: 0 })).toThrow(RangeError);
    expect(() => costOfTimeMicroUsd(1, { ...server, busyPercent: 0 })).toThrow(RangeError);
    expect(() => costOfTimeMicroUsd(0.5, server)).toThrow(RangeError);
    expect(() => costOfTimeMicroUsd(-1, server)).toThrow(RangeError);
  });
});

describe("the known prices", () => {
  it("are found under dated names, and only for their own provider", () => {
    expect(findKnownPrice("openai", "gpt-4o-mini-2024-07-18")?.inputMicroUsdPerMillion).toBe(150_000);
    expect(findKnownPrice("anthropic", "claude-haiku-4-5-20251001")?.outputMicroUsdPerMillion).toBe(5_000_000);
    expect(findKnownPrice("ollama", "gpt-4o-mini")).toBeNull();
    expect(findKnownPrice("openai-responses", "gpt-4o-mini")?.inputMicroUsdPerMillion).toBe(150_000);
    expect(findKnownPrice("openai", "gpt-4o-unheard-of")).toBeNull();
  });

  it("name each model once, in whole micro-dollars, with cached input no dearer than fresh", () => {
    expect(new Set(knownPrices.map((price) => price.name)).size).toBe(knownPrices.length);
    for (const { inputMicroUsdPerMillion, cachedInputMicroUsdPerMillion, outputMicroUsdPerMillion } of knownPrices) {
      expect(Number.isInteger(inputMicroUsdPerMillion) && Number.isInteger(outputMicroUsdPerMillion)).toBe(true);
      expect(cachedInputMicroUsdPerMillion).toBeLessThanOrEqual(inputMicroUsdPerMillion);
      expect(outputMicroUsdPerMillion).toBeGreaterThan(inputMicroUsdPerMillion);
    }
  });
});
