import { describe, expect, it } from "vitest";
import { createRandom } from "../random";
import { boundedMeanCs } from "./bounded-mean-cs";
import { powerBoundedCsMde, powerBoundedCsSampleSize, samplesToKeepLimit } from "./power-bounded-cs";
import { sdFactors } from "./sd-interval";

const whole = { below: 1, above: 1 };

describe("powerBoundedCs", () => {
  it("plans a verdict that is proven about as often as promised: pass/fail differences, for better and for no loss", () => {
    const random = createRandom("power of the sequence");
    const runs = 300;
    for (const { discordant, difference, margin } of [
      { discordant: 0.3, difference: 0.1, margin: 0 },
      { discordant: 0.4, difference: 0.2, margin: 0 },
      { discordant: 0.3, difference: 0, margin: 0.1 },
    ]) {
      const { n } = powerBoundedCsSampleSize({
        delta: difference + margin,
        sd: Math.sqrt(discordant - difference ** 2),
        below: 1 - margin,
        above: 1 + margin,
        power: 0.8,
        alpha: 0.05,
      });
      let proven = 0;
      for (let run = 0; run < runs; run++) {
        const x = Array.from({ length: n ?? 0 }, () => {
          const u = random.next();
          return u < (discordant + difference) / 2 ? 1 : u < discordant ? 0 : 0.5;
        });
        if (2 * (boundedMeanCs({ x, alpha: 0.05 }).low ?? 0) - 1 > -margin) proven += 1;
      }
      // Four standard errors of a share of 300 runs, and what the approximation is off by at sizes like these.
      expect(Math.abs(proven / runs - 0.8)).toBeLessThan(0.12);
    }
  });

  it("needs more samples for less effect, more spread, more power and more certainty", () => {
    const plan = { delta: 0.1, sd: 0.4, ...whole, power: 0.8, alpha: 0.05 };
    const size = (changes: Partial<typeof plan>) => powerBoundedCsSampleSize({ ...plan, ...changes }).n ?? 0;
    for (const harder of [{ delta: 0.05 }, { sd: 0.5 }, { power: 0.9 }, { alpha: 0.01 }]) {
      expect(size(harder)).toBeGreaterThan(size({}));
    }
  });

  it("refuses what is no plan, and has no number where none would do", () => {
    const plan = { sd: 0.4, ...whole, power: 0.8, alpha: 0.05 };
    expect(powerBoundedCsMde({ ...plan, n: 1 })).toEqual({ status: "insufficient_data", mde: null });
    expect(powerBoundedCsMde({ ...plan, n: 2.5 }).status).toBe("invalid_input");
    expect(powerBoundedCsMde({ ...plan, sd: Number.NaN, n: 10 }).status).toBe("invalid_input");
    expect(powerBoundedCsSampleSize({ ...plan, delta: 0 }).status).toBe("insufficient_data");
    expect(powerBoundedCsSampleSize({ ...plan, delta: 1 }).status).toBe("insufficient_data");
    expect(powerBoundedCsSampleSize({ ...plan, delta: 0.0001 }).status).toBe("insufficient_data");
    expect(powerBoundedCsSampleSize({ ...plan, delta: 0.1, power: 0.04 }).status).toBe("invalid_input");
  });

  it("a limit is shown to be kept, at best, from as many samples as the sequence itself says", () => {
    for (const limit of [0.1, 0.05]) {
      const { n } = samplesToKeepLimit({ limit, alpha: 0.05 });
      const high = (samples: number) => 2 * (boundedMeanCs({ x: Array(samples).fill(0.5), alpha: 0.05 }).high ?? 1) - 1;
      expect(high(n ?? 0)).toBeLessThan(limit);
      expect(high((n ?? 0) - 1)).toBeGreaterThanOrEqual(limit);
    }
    expect(samplesToKeepLimit({ limit: 0, alpha: 0.05 }).status).toBe("invalid_input");
  });
});

describe("sdFactors", () => {
  it("are the roots of df over the tails of chi-square", () => {
    // qchisq(0.975, 19) = 32.85233, qchisq(0.025, 19) = 8.906516
    const { low, high } = sdFactors({ n: 20, confidence: 0.95 });
    expect(low).toBeCloseTo(Math.sqrt(19 / 32.85233), 6);
    expect(high).toBeCloseTo(Math.sqrt(19 / 8.906516), 6);
    expect(sdFactors({ n: 1, confidence: 0.95 })).toEqual({ status: "insufficient_data", low: null, high: null });
    expect(sdFactors({ n: 20, confidence: 1 }).status).toBe("invalid_input");
  });
});
