import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearmanBrown } from "./correlation";
import { humanAllocation } from "./human-sampling";
import { rejectByEValues } from "./multiplicity";
import { powerMcNemar } from "./power-planning";
import { passAtK } from "./repeats";
import { anytimeSampleRatio, sampleRatio } from "./sample-ratio";
import { near, runs } from "./testing/answers";
import { trafficBucket } from "./traffic-bucket";

describe("monotone answers", () => {
  it("grow with more evidence: e-values, skewed splits, raters, successes", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 }), (e) => {
        const before = rejectByEValues({ e, alpha: 0.1 }).rejected ?? [];
        const after = rejectByEValues({ e: e.map((value) => value * 2), alpha: 0.1 }).rejected ?? [];
        before.forEach((isRejected, i) => {
          if (isRejected) expect(after[i]).toBe(true);
        });
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 400 }), fc.integer({ min: 0, max: 25 }), (half, skew) => {
        const at = (by: number) => ({ observed: [half + by, half - by], weights: [1, 1] });
        expect(sampleRatio(at(skew + 1)).p).toBeLessThan(sampleRatio(at(skew)).p ?? 0);
        expect(anytimeSampleRatio(at(skew + 1)).logE).toBeGreaterThan(anytimeSampleRatio(at(skew)).logE ?? 0);
      }),
      runs,
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (single, raters) => {
          const rho = (k: number) => spearmanBrown({ single, raters: k, target: 0.9 }).consensus ?? -1;
          expect(rho(raters + 1)).toBeGreaterThan(rho(raters));
          const needed = spearmanBrown({ single, raters: 1, target: 0.9 }).ratersNeeded ?? 1;
          expect(rho(needed)).toBeGreaterThanOrEqual(0.9 - 1e-9);
          if (needed > 1) expect(rho(needed - 1)).toBeLessThan(0.9 + 1e-9);
        },
      ),
      runs,
    );
  });

  it("of passing in k tries: any grows with k, all falls, and both with the successes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (n, successes, tries) => {
        const c = successes % n;
        const k = 1 + (tries % (n - 1));
        const one = passAtK({ n, c, k });
        const next = passAtK({ n, c, k: k + 1 });
        expect(next.passAtK).toBeGreaterThanOrEqual((one.passAtK ?? 0) - 1e-12);
        expect(next.passHatK).toBeLessThanOrEqual((one.passHatK ?? 0) + 1e-12);
        expect(passAtK({ n, c: c + 1, k }).passAtK).toBeGreaterThanOrEqual((one.passAtK ?? 0) - 1e-12);
        near(passAtK({ n, c, k: 1 }).passAtK, c / n);
      }),
      runs,
    );
  });

  it("of plans: more power asks for more pairs, and a wider gap for fewer", () => {
    const plan = (p01: number, power: number) => powerMcNemar({ p10: 0.05, p01, power, alpha: 0.05 }).n ?? 0;
    expect(plan(0.15, 0.9)).toBeGreaterThan(plan(0.15, 0.8));
    expect(plan(0.25, 0.8)).toBeLessThan(plan(0.15, 0.8));
  });

  it("of shares for people: every draw is placed, none beyond its stratum", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (sizes, wish) => {
          const all = sizes.reduce((sum, size) => sum + size, 0);
          const total = all === 0 ? 0 : wish % (all + 1);
          const { draws } = humanAllocation({ sizes, total, sd: null, minPerStratum: 0 });
          expect(draws?.reduce((sum, drawn) => sum + drawn, 0)).toBe(total);
          draws?.forEach((drawn, h) => {
            expect(drawn).toBeLessThanOrEqual(sizes[h] ?? -1);
          });
        },
      ),
      runs,
    );
  });

  it("of traffic: a larger coverage only lets more in, and nobody changes sides", () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (unitId, coverage) => {
        const at = (share: number) => trafficBucket({ salt: "salt", unitId, weights: [1, 2], coverage: share });
        const small = at(coverage / 2);
        const large = at(coverage);
        expect(large.variant).toBe(small.variant);
        if (small.included) expect(large.included).toBe(true);
      }),
      runs,
    );
  });
});
