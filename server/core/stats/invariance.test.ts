import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaBinomial } from "./bayes";
import { binaryCalibration } from "./calibration";
import { clusterMean } from "./cluster-mean";
import { cohenKappa } from "./cohen-kappa";
import { correlation } from "./correlation";
import { cliffsDelta, standardisedEffects } from "./effects";
import { tostPaired } from "./equivalence";
import { hodgesLehmann } from "./hodges-lehmann";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { adjustP, rejectByEValues } from "./multiplicity";
import { pairedLogRatio } from "./paired-log-ratio";
import { signTest, wilcoxonSignedRank } from "./paired-rank-tests";
import { pairedTTest } from "./paired-t-test";
import { bradleyTerry, type Comparison } from "./pairwise-strength";
import { pairedPermutation } from "./permutation";
import { varianceComponents } from "./repeats";
import { near, pairs, reversed, runs, same, scores, twoGroups } from "./testing/answers";
import { twoProportions } from "./two-proportions";
import { brunnerMunzel, mannWhitney } from "./unpaired-rank-tests";
import { welch } from "./welch";
import { positionBias, winRate } from "./win-rate";

const count = fc.integer({ min: 0, max: 200 });

describe("the order of the samples", () => {
  it("does not matter to paired tests", () => {
    fc.assert(
      fc.property(pairs(1), ({ a, b }) => {
        const turned = { a: reversed(a), b: reversed(b) };
        const confidence = 0.95;
        same(pairedTTest({ ...turned, confidence }), pairedTTest({ a, b, confidence }));
        same(wilcoxonSignedRank(turned), wilcoxonSignedRank({ a, b }));
        same(signTest(turned), signTest({ a, b }));
        same(hodgesLehmann(turned), hodgesLehmann({ a, b }));
        same(tostPaired({ ...turned, margin: 1 }), tostPaired({ a, b, margin: 1 }));
      }),
      runs,
    );
  });

  it("does not matter to tests of two groups, ratings, clusters and repeats", () => {
    fc.assert(
      fc.property(twoGroups, fc.array(scores(2, 4), { minLength: 2, maxLength: 8 }), ({ a, b }, items) => {
        const turned = { a: reversed(a), b: reversed(b) };
        const confidence = 0.95;
        same(welch({ ...turned, confidence }), welch({ a, b, confidence }));
        same(brunnerMunzel({ ...turned, confidence }), brunnerMunzel({ a, b, confidence }));
        same(mannWhitney({ ...turned, method: "normal" }), mannWhitney({ a, b, method: "normal" }));
        same(cliffsDelta({ ...turned, confidence }), cliffsDelta({ a, b, confidence }));
        same(standardisedEffects(turned), standardisedEffects({ a, b }));
        same(varianceComponents({ scores: reversed(items.map(reversed)) }), varianceComponents({ scores: items }));
        const cluster = a.map((_, i) => `c${i % 3}`);
        same(
          clusterMean({ y: reversed(a), cluster: reversed(cluster), confidence }),
          clusterMean({ y: a, cluster, confidence }),
        );
      }),
      runs,
    );
  });

  it("and the order of raters and labels do not matter to agreement and calibration", () => {
    fc.assert(
      fc.property(pairs(2), ({ a, b }) => {
        for (const level of ["nominal", "ordinal", "interval", "ratio"] as const) {
          const found = krippendorffAlpha({ ratings: [a, b], level });
          same(krippendorffAlpha({ ratings: [reversed(b), reversed(a)], level }), found);
        }
        const categories = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        const kappa = cohenKappa({ a, b, categories, weights: "quadratic" });
        near(cohenKappa({ a: b, b: a, categories, weights: "quadratic" }).kappa, kappa.kappa);
        const p = a.map((value) => value / 9);
        const y = b.map((value) => (value > 4 ? 1 : 0));
        const { pav, ...rest } = binaryCalibration({ p, y });
        const { pav: turned, ...other } = binaryCalibration({ p: reversed(p), y: reversed(y) });
        same(other, rest);
        expect(turned?.length).toBe(pav?.length);
        same(correlation({ x: b, y: a, confidence: 0.9 }), correlation({ x: a, y: b, confidence: 0.9 }));
      }),
      runs,
    );
  });

  it("does not matter to lists of p-values and e-values, each keeps its own answer", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 15 }), (p) => {
        for (const method of ["bonferroni", "holm", "bh", "by"] as const) {
          expect(adjustP({ p: reversed(p), method }).adjusted).toEqual(reversed(adjustP({ p, method }).adjusted ?? []));
        }
        const e = p.map((value) => 1 / (value + 0.001));
        const found = rejectByEValues({ e, alpha: 0.1 }).rejected ?? [];
        expect(rejectByEValues({ e: reversed(e), alpha: 0.1 }).rejected).toEqual(reversed(found));
      }),
      runs,
    );
  });
});

describe("when the two variants change places", () => {
  it("estimates and limits turn their sign and p-values stay", () => {
    fc.assert(
      fc.property(pairs(2, 12), twoGroups, ({ a, b }, groups) => {
        const confidence = 0.95;
        const one = wilcoxonSignedRank({ a, b });
        const other = wilcoxonSignedRank({ a: b, b: a });
        near(other.p, one.p);
        near(other.wPlus, one.wMinus);
        expect(signTest({ a: b, b: a }).p).toBe(signTest({ a, b }).p);
        near(hodgesLehmann({ a: b, b: a }).estimate, -(hodgesLehmann({ a, b }).estimate ?? 0) + 0);
        near(pairedPermutation({ a: b, b: a, method: "auto" }).p, pairedPermutation({ a, b, method: "auto" }).p);
        const forward = welch({ ...groups, confidence });
        const backward = welch({ a: groups.b, b: groups.a, confidence });
        near(backward.p, forward.p);
        if (forward.ciLow !== null) near(backward.ciHigh, -forward.ciLow);
        const delta = cliffsDelta({ ...groups, confidence });
        const mirrored = cliffsDelta({ a: groups.b, b: groups.a, confidence });
        if (delta.ciLow !== null) near(mirrored.ciHigh, -delta.ciLow);
        near(brunnerMunzel({ a: groups.b, b: groups.a, confidence }).p, brunnerMunzel({ ...groups, confidence }).p);
      }),
      runs,
    );
  });

  it("rates, ratios and preferences mirror", () => {
    fc.assert(
      fc.property(count, count, count, (wins, losses, ties) => {
        const one = winRate({ wins, losses, ties, confidence: 0.95 });
        const other = winRate({ wins: losses, losses: wins, ties, confidence: 0.95 });
        expect(other.signP).toBe(one.signP);
        if (one.winRate !== null) near(other.winRate, 1 - one.winRate);
        if (one.ciLow !== null) near(other.ciHigh, 1 - one.ciLow);
        const rates = { successesA: wins, nA: wins + losses + 1, successesB: ties, nB: ties + 5, confidence: 0.95 };
        const swapped = { successesA: ties, nA: ties + 5, successesB: wins, nB: wins + losses + 1, confidence: 0.95 };
        const forward = twoProportions(rates);
        const backward = twoProportions(swapped);
        near(backward.fisherP, forward.fisherP);
        if (forward.ciLow !== null) near(backward.ciHigh, -forward.ciLow);
        if (forward.oddsRatio !== null) near((backward.oddsRatio ?? 0) * forward.oddsRatio, 1);
        const view = betaBinomial({ successesA: wins, nA: wins + losses, successesB: ties, nB: ties + 5 });
        const turned = betaBinomial({ successesA: ties, nA: ties + 5, successesB: wins, nB: wins + losses });
        near((view.pBGreater ?? 0) + (turned.pBGreater ?? 0), 1, 8);
        near(view.lossChooseB, turned.lossChooseA, 8);
      }),
      { numRuns: 25 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), { minLength: 2 }),
        (rows) => {
          const a = rows.map(([left]) => left);
          const b = rows.map(([, right]) => right);
          const forward = pairedLogRatio({ a, b, alpha: 0.05 });
          const backward = pairedLogRatio({ a: b, b: a, alpha: 0.05 });
          expect(backward.status).toBe(forward.status);
          if (forward.ratio !== null) near((backward.ratio ?? 0) * forward.ratio, 1);
          if (forward.low !== null) near((backward.high ?? 0) * forward.low, 1);
        },
      ),
      runs,
    );
  });

  it("the judge's position bias mirrors and players keep their strengths under other names", () => {
    const preference = fc.constantFrom<"A" | "B" | "tie">("A", "B", "tie");
    const renamed = { A: "B", B: "A", tie: "tie" } as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(preference, preference), { minLength: 1 }), (judged) => {
        const one = positionBias({ pairs: judged });
        const other = positionBias({ pairs: judged.map(([first, second]) => [renamed[second], renamed[first]]) });
        near(other.bias, one.bias);
        near(other.consistencyRate, one.consistencyRate);
        near(other.correctedWins, one.correctedLosses);
        expect(other.flagged).toBe(one.flagged);
      }),
      runs,
    );
    const game = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(game, game, game, game, game, game, (w01, w10, w02, w20, w12, w21) => {
        const comparisons: Comparison[] = [
          [0, 1, w01, w10, 0],
          [0, 2, w02, w20, 0],
          [1, 2, w12, w21, 0],
        ];
        const rename = (player: number) => (player + 1) % 3;
        const moved = comparisons.map(([i, j, ...rest]): Comparison => [rename(i), rename(j), ...rest]);
        const found = bradleyTerry({ players: 3, comparisons });
        const other = bradleyTerry({ players: 3, comparisons: moved });
        for (const player of [0, 1, 2]) {
          near(other.theta?.[rename(player)], found.theta?.[player], 7);
          near(other.se?.[rename(player)], found.se?.[player], 7);
        }
      }),
      { numRuns: 25 },
    );
  });
});
