import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asymptoticCs } from "./asymptotic-cs";
import { bayesNormal } from "./bayes";
import { bcaMean } from "./bootstrap";
import { clusterMean } from "./cluster-mean";
import { cohenKappa } from "./cohen-kappa";
import { correlation } from "./correlation";
import { cliffsDelta } from "./effects";
import { latencySla } from "./latency-sla";
import { adjustP } from "./multiplicity";
import { pairedTTest } from "./paired-t-test";
import { percentileInterval } from "./percentile";
import { predictionPoweredMean } from "./prediction-powered";
import { summary } from "./summary";
import { near, pairs, reversed, runs, score, scores, twoGroups } from "./testing/answers";
import { brunnerMunzel } from "./unpaired-rank-tests";
import { welch } from "./welch";

describe("another unit of measurement", () => {
  it("scales estimates, errors and limits and leaves p-values alone", () => {
    const factor = 4;
    const scaled = (values: readonly number[]) => values.map((value) => factor * value);
    fc.assert(
      fc.property(pairs(2), twoGroups, ({ a, b }, groups) => {
        const confidence = 0.95;
        const one = pairedTTest({ a, b, confidence });
        const other = pairedTTest({ a: scaled(a), b: scaled(b), confidence });
        near(other.p, one.p);
        near(other.dz, one.dz);
        if (one.ciLow !== null) near(other.ciLow, factor * one.ciLow);
        const forward = welch({ ...groups, confidence });
        const larger = welch({ a: scaled(groups.a), b: scaled(groups.b), confidence });
        near(larger.p, forward.p);
        if (forward.ciHigh !== null) near(larger.ciHigh, factor * forward.ciHigh);
        near(
          cliffsDelta({ a: scaled(groups.a), b: scaled(groups.b), confidence }).delta,
          cliffsDelta({ ...groups, confidence }).delta,
        );
        const single = summary({ x: groups.a, confidence });
        const wider = summary({ x: scaled(groups.a), confidence });
        if (single.ciLow !== null) near(wider.ciLow, factor * single.ciLow);
        near(wider.p90, factor * (single.p90 ?? 0));
        const bca = bcaMean({ x: groups.a, confidence, resamples: 200 });
        const bcaScaled = bcaMean({ x: scaled(groups.a), confidence, resamples: 200 });
        if (bca.ciLow !== null) near(bcaScaled.ciLow, factor * bca.ciLow);
      }),
      runs,
    );
  });

  it("moves a latency promise along with the latencies, and a Bayesian view with its margin", () => {
    fc.assert(
      fc.property(scores(1), score, (x, threshold) => {
        const one = latencySla({ x, threshold, targetShare: 0.9, confidence: 0.95 });
        const other = latencySla({
          x: x.map((value) => value * 8),
          threshold: threshold * 8,
          targetShare: 0.9,
          confidence: 0.95,
        });
        expect(other).toEqual(one);
        const view = bayesNormal({ mean: threshold - 4, se: 1.5, priorMean: 0, priorSd: 5, margin: 1 });
        const larger = bayesNormal({ mean: 8 * (threshold - 4), se: 12, priorMean: 0, priorSd: 40, margin: 8 });
        near(larger.pPositive, view.pPositive);
        near(larger.pRope, view.pRope);
        near(larger.lossKeepBaseline, 8 * (view.lossKeepBaseline ?? 0));
      }),
      runs,
    );
  });
});

describe("more data of the same kind", () => {
  it("narrows intervals and lowers p-values when every sample is seen twice", () => {
    fc.assert(
      fc.property(pairs(3), ({ a, b }) => {
        const confidence = 0.95;
        const twice = { a: [...a, ...a], b: [...b, ...b] };
        const once = pairedTTest({ a, b, confidence });
        const more = pairedTTest({ ...twice, confidence });
        if (once.ciLow === null || once.ciHigh === null || more.ciLow === null || more.ciHigh === null) return;
        expect(more.ciHigh - more.ciLow).toBeLessThan(once.ciHigh - once.ciLow);
        expect(more.p).toBeLessThanOrEqual((once.p ?? 0) + 1e-12);
        const doubled = cliffsDelta({ ...twice, confidence });
        near(doubled.delta, cliffsDelta({ a, b, confidence }).delta);
      }),
      runs,
    );
  });

  it("leaves agreement nearly where it was, and a cluster-robust error just where it was", () => {
    fc.assert(
      fc.property(pairs(6), ({ a, b }) => {
        const categories = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        const one = cohenKappa({ a, b, categories, weights: "none" });
        const two = cohenKappa({ a: [...a, ...a], b: [...b, ...b], categories, weights: "none" });
        near(two.kappa, one.kappa);
        const cluster = a.map((_, i) => `c${i}`);
        const found = clusterMean({ y: a, cluster, confidence: 0.95 });
        const copied = clusterMean({ y: [...a, ...a], cluster: [...cluster, ...cluster], confidence: 0.95 });
        near(copied.seCr1, found.seCr1);
        near(copied.ciLow, found.ciLow);
      }),
      runs,
    );
  });
});

describe("limits and chances", () => {
  it("hold the estimate between them and stay in their range", () => {
    fc.assert(
      fc.property(pairs(4), ({ a, b }) => {
        const confidence = 0.95;
        const between = (low: number | null, estimate: number | null, high: number | null) => {
          if (low !== null && estimate !== null) expect(low).toBeLessThanOrEqual(estimate + 1e-9);
          if (high !== null && estimate !== null) expect(high).toBeGreaterThanOrEqual(estimate - 1e-9);
        };
        const groups = welch({ a, b, confidence });
        between(groups.ciLow, groups.meanDiff, groups.ciHigh);
        const delta = cliffsDelta({ a, b, confidence });
        between(delta.ciLow, delta.delta, delta.ciHigh);
        const munzel = brunnerMunzel({ a, b, confidence });
        between(munzel.ciLow, munzel.pSuperiority, munzel.ciHigh);
        const quantile = percentileInterval({ x: a, p: 0.5, confidence });
        between(quantile.low, summary({ x: a, confidence }).p50, quantile.high);
        const link = correlation({ x: a, y: b, confidence });
        between(link.pearsonLow, link.pearson, link.pearsonHigh);
        const powered = predictionPoweredMean({
          human: a,
          judgeLabelled: b,
          judgeUnlabelled: reversed(b),
          alpha: 0.05,
        });
        between(powered.ci1Low, powered.estimate, powered.ci1High);
        for (const p of [groups.p, munzel.p, link.pearsonP, link.spearmanP, link.kendallP]) {
          if (p !== null) expect(p >= 0 && p <= 1).toBe(true);
        }
      }),
      runs,
    );
  });

  it("widen with the confidence, and a sequence is wider than a single look", () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 5000 }), fc.double({ min: 0.01, max: 5, noNaN: true }), (n, variance) => {
        const width = (alpha: number) => asymptoticCs({ mean: 0, variance, n, tStar: 400, alpha }).halfWidth ?? 0;
        expect(width(0.01)).toBeGreaterThan(width(0.05));
        expect(width(0.05)).toBeGreaterThan(1.96 * Math.sqrt(variance / n));
      }),
      runs,
    );
  });

  it("of corrected p-values never fall below the uncorrected, and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 15 }), (p) => {
        const found = (method: "bonferroni" | "holm" | "bh" | "by") => adjustP({ p, method }).adjusted ?? [];
        const [holm, bh, by, bonferroni] = [found("holm"), found("bh"), found("by"), found("bonferroni")];
        p.forEach((value, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(value - 1e-15);
          expect(holm[i]).toBeGreaterThanOrEqual((bh[i] ?? 0) - 1e-12);
          expect(bonferroni[i]).toBeGreaterThanOrEqual((holm[i] ?? 0) - 1e-12);
          expect(by[i]).toBeGreaterThanOrEqual((bh[i] ?? 0) - 1e-12);
          p.forEach((other, j) => {
            if (value < other) expect(holm[i]).toBeLessThanOrEqual(holm[j] ?? 0);
          });
        });
      }),
      runs,
    );
  });
});
