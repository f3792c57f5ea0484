import { describe, expect, it } from "vitest";
import { agreementBand } from "./agreement-band";
import { agreementCeiling } from "./agreement-ceiling";
import { bootstrapUnits } from "./bootstrap-units";
import { cohenKappa } from "./cohen-kappa";
import { scoreConsensus } from "./consensus";
import { consensusReliability } from "./consensus-reliability";
import { dawidSkene } from "./dawid-skene";
import { humanReview, reviewQueue, reviewThresholds } from "./human-review";
import { judgeWeights } from "./judge-weights";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { calibrated, recalibrate } from "./recalibrate";

/** Three raters of 40 samples on 1 to 5 who mostly agree. */
const panel = [0, 1, 2].map((rater) =>
  Array.from({ length: 40 }, (_, unit) => 1 + ((unit * 7 + (unit % (5 + rater) === 0 ? rater : 0)) % 5)),
);

describe("agreement", () => {
  it("has bands at 0.8 and 0.667", () => {
    expect([0.8, 0.799, 0.667, 0.666, -0.2].map(agreementBand)).toEqual([
      "dependable",
      "tentative",
      "tentative",
      "not_for_decisions",
      "not_for_decisions",
    ]);
    expect(agreementBand(null)).toBeNull();
  });

  it("counts who said what, and points to AC1 when one class dominates", () => {
    const a = [...new Array<string>(95).fill("pass"), ...new Array<string>(5).fill("fail")];
    const b = [...new Array<string>(94).fill("pass"), "fail", ...new Array<string>(5).fill("pass")];
    const found = cohenKappa({ a, b, categories: ["pass", "fail"], weights: "none" });
    expect(found.confusion).toEqual([
      [94, 1],
      [5, 0],
    ]);
    expect(found).toMatchObject({ readAc1: true, observedAgreement: 0.94 });
    expect(found.kappa).toBeLessThan(0);
    const even = cohenKappa({ a: ["x", "y"], b: ["x", "y"], categories: ["x", "y"], weights: "none" });
    expect(even).toMatchObject({ readAc1: false, warning: "below_minimum_n", kappa: 1 });
  });

  it("of a consensus is what Spearman and Brown say, with limits from the samples", () => {
    const { alpha } = krippendorffAlpha({ ratings: panel, level: "ordinal" });
    const found = consensusReliability({
      ratings: panel,
      level: "ordinal",
      raters: 3,
      confidence: 0.95,
      resamples: 300,
    });
    const single = alpha ?? -1;
    expect(found.alpha).toBe(alpha);
    expect(found.consensus).toBeCloseTo((3 * single) / (1 + 2 * single), 12);
    expect(found.consensusLow).toBeCloseTo((3 * (found.alphaLow ?? 0)) / (1 + 2 * (found.alphaLow ?? 0)), 12);
    expect(found.alphaLow).toBeLessThanOrEqual(single);
    expect(found.alphaHigh).toBeGreaterThanOrEqual(single);
    expect(found).toMatchObject({ status: "ok", units: 40, band: agreementBand(single) });
    expect(found.meetsTarget).toBe((found.consensus ?? 0) >= 0.9);
  });

  it("of a consensus leaves out samples with one rating and is refused where nothing varies", () => {
    const [first = [], second = [], third = []] = panel;
    const alone = [
      [...first, 3],
      [...second, null],
      [...third, null],
    ];
    const given = { level: "ordinal" as const, raters: 3, confidence: 0.95, resamples: 100 };
    expect(consensusReliability({ ratings: alone, ...given })).toEqual(
      consensusReliability({ ratings: panel, ...given }),
    );
    const same = [
      [4, 4],
      [4, 4],
    ];
    expect(consensusReliability({ ratings: same, ...given })).toMatchObject({
      status: "no_variation",
      alpha: null,
      percentAgreement: 1,
    });
    expect(consensusReliability({ ratings: panel, ...given, raters: 0 }).status).toBe("invalid_input");
  });

  it("of a judge is measured against that among people: a copy of one person is worth a person", () => {
    const [first = [], second = []] = panel;
    const humans = [first, second];
    const given = { humans, level: "interval" as const, confidence: 0.95, resamples: 200 };
    const copy = agreementCeiling({ judge: first, ...given });
    expect(copy.judgeHuman).toBeCloseTo((1 + (copy.humanHuman ?? 0)) / 2, 12);
    expect(copy.low).toBeGreaterThanOrEqual(0);
    const contrary = agreementCeiling({ judge: first.map((score) => 6 - score), ...given });
    expect(contrary.high).toBeLessThan(0);
    expect(agreementCeiling({ judge: first, ...given, humans: [second] }).status).toBe("insufficient_data");
    expect(agreementCeiling({ judge: [], ...given }).status).toBe("invalid_input");
  });

  it("has bootstrap limits over units that match the exact distribution of a tiny case", () => {
    // Two units 0 and 1: the mean of a resample is 0, 1/2 or 1 with chances 1/4, 1/2, 1/4.
    const values = [0, 1];
    const meanOfDrawn = (drawn: readonly number[]) =>
      drawn.reduce((sum, i) => sum + (values[i] ?? 0), 0) / drawn.length;
    const limits = (confidence: number) => bootstrapUnits({ units: 2, statistic: meanOfDrawn, confidence });
    expect(limits(0.95)).toMatchObject({ low: 0, high: 1 });
    expect(limits(0.3)).toMatchObject({ low: 0.5, high: 0.5 });
  });

  it("says when a statistic was often undefined, or always", () => {
    const half = bootstrapUnits({ units: 2, statistic: (drawn) => (drawn[0] === 0 ? null : 1), confidence: 0.95 });
    expect(half).toMatchObject({ status: "ok", warning: "undefined_resamples", low: 1, high: 1 });
    expect(bootstrapUnits({ units: 2, statistic: () => null, confidence: 0.95 }).status).toBe("insufficient_data");
    expect(bootstrapUnits({ units: 1, statistic: () => 1, confidence: 0.95 }).status).toBe("insufficient_data");
    expect(bootstrapUnits({ units: 1.5, statistic: () => 1, confidence: 0.95 }).status).toBe("invalid_input");
  });
});

describe("several judges made one", () => {
  it("by the median from three on, by the mean of two", () => {
    const given = { sdThreshold: 1, spreadThreshold: 3, minJudges: 2 };
    expect(scoreConsensus({ scores: [1, 5, 4], weights: [1, 1, 1], ...given }).consensus).toBe(4);
    expect(scoreConsensus({ scores: [1, null, 4], weights: [1, 1, 1], ...given }).consensus).toBe(2.5);
    expect(scoreConsensus({ scores: [null], weights: [1], ...given }).consensus).toBeNull();
  });

  it("weighs each by its error against people, none more than three times the least", () => {
    const human = new Array<number>(60).fill(3);
    const off = (by: number) => human.map((label, i) => label + (i % 2 === 0 ? by : -by));
    const { weights, meanSquaredErrors } = judgeWeights({ scores: [off(0.1), off(1), off(Math.SQRT2)], human });
    expect(meanSquaredErrors?.[1]).toBeCloseTo(1, 12);
    expect(weights?.[0]).toBeCloseTo(3 / 6, 9);
    expect(weights?.[1]).toBeCloseTo(2 / 6, 9);
    expect(weights?.[2]).toBeCloseTo(1 / 6, 9);
  });

  it("weighs them alike until each has fifty labels", () => {
    const human = Array.from({ length: 60 }, (_, i) => (i < 49 ? 3 : null));
    const scores = [human.map(() => 3), human.map(() => 5)];
    expect(judgeWeights({ scores, human })).toMatchObject({ warning: "equal_weights", weights: [0.5, 0.5] });
    expect(judgeWeights({ scores: [], human }).status).toBe("insufficient_data");
    expect(judgeWeights({ scores: [[1]], human }).status).toBe("invalid_input");
    const perfect = new Array<number>(50).fill(2);
    expect(judgeWeights({ scores: [perfect, perfect], human: perfect }).weights).toEqual([0.5, 0.5]);
  });

  it("warns when Dawid and Skene's model has too little to go by", () => {
    const labels = (units: number) =>
      Array.from({ length: units }, (_, unit) =>
        [0, 1, 2].map((judge): [number, number, number] => [unit, judge, unit % 2]),
      ).flat();
    const run = (units: number) =>
      dawidSkene({ units, judges: 3, classes: 2, labels: labels(units), iterations: 3 }).warning;
    expect(run(100)).toBeUndefined();
    expect(run(98)).toBe("below_minimum_n");
  });
});

describe("who needs a person's eye", () => {
  const scale = { min: 1, max: 5 };
  const reasons = (scores: number[], isFlipped = false, isAbstained = false) =>
    humanReview({ scores, scale, isFlipped, isAbstained }).reasons;

  it("is said by spread, flips, abstentions and missing answers", () => {
    expect(reasons([2, 3])).toEqual([]);
    expect(reasons([1, 4, 4, 4, 4])).toEqual(["scores_spread"]);
    expect(reasons([1, 3])).toEqual(["scores_spread"]);
    expect(reasons([3, 3], true, true)).toEqual(["order_flip", "abstention"]);
    expect(reasons([3])).toEqual(["too_few_answers"]);
    expect(humanReview({ scores: [6], scale, isFlipped: false, isAbstained: false }).status).toBe("invalid_input");
    expect(reviewThresholds(4)).toEqual({ sdThreshold: 1, spreadThreshold: 3, minJudges: 2 });
  });

  it("is queued by SD, with a share of the places drawn from all samples", () => {
    const samples = Array.from({ length: 100 }, (_, i) => ({
      id: `s${i}`,
      flagged: i < 40,
      sd: i < 40 ? 1 + i / 40 : 0.2,
    }));
    const { queue } = reviewQueue({ samples, places: 20, randomShare: 0.25, seed: "queue" });
    expect(queue).toHaveLength(20);
    expect(queue?.filter(({ isRandom }) => isRandom)).toHaveLength(5);
    expect(new Set(queue?.map(({ id }) => id)).size).toBe(20);
    const ranked = queue?.filter(({ isRandom }) => !isRandom).map(({ id }) => Number(id.slice(1))) ?? [];
    expect(ranked).toEqual([...ranked].sort((x, y) => y - x));
    expect(Math.min(...ranked)).toBeGreaterThanOrEqual(20);
    expect(queue?.slice(0, 8).some(({ isRandom }) => isRandom)).toBe(true);
    const reversed = reviewQueue({ samples: [...samples].reverse(), places: 20, randomShare: 0.25, seed: "queue" });
    expect(reversed.queue).toEqual(queue);
  });

  it("takes all when there are fewer samples than places, and refuses an id twice", () => {
    const one = { id: "a", flagged: false, sd: null };
    expect(reviewQueue({ samples: [one], places: 9, randomShare: 0, seed: "q" }).queue).toEqual([
      { id: "a", isRandom: false },
    ]);
    expect(reviewQueue({ samples: [], places: 9, randomShare: 0.5, seed: "q" })).toEqual({ status: "ok", queue: [] });
    expect(reviewQueue({ samples: [one, one], places: 9, randomShare: 0, seed: "q" }).status).toBe("invalid_input");
  });
});

describe("recalibration", () => {
  const n = 200;
  const p = Array.from({ length: n }, (_, i) => 0.8 + 0.001 * (i % 100));
  const y = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : 0));

  it("brings an overconfident judge down to its true rate, judged on labels it did not see", () => {
    const { brierBefore, brierAfter, crossFitted } = recalibrate({ p, y });
    expect(brierBefore).toBeGreaterThan(0.35);
    expect(brierAfter).toBeLessThan(0.28);
    expect(crossFitted).toHaveLength(n);
  });

  it("claims no gain in sample: the cross-fitted score is never below that of the curve over all labels", () => {
    const { brierAfter, curve } = recalibrate({ p, y });
    const inSample = p.reduce((sum, v, i) => sum + (calibrated(curve ?? [], v) - (y[i] ?? 0)) ** 2, 0) / n;
    expect(brierAfter).toBeGreaterThanOrEqual(inSample);
  });

  it("does not depend on the order of the labels, and gives a curve that never falls", () => {
    const found = recalibrate({ p, y });
    const turned = recalibrate({ p: [...p].reverse(), y: [...y].reverse() });
    expect(turned.brierAfter).toBeCloseTo(found.brierAfter ?? -1, 12);
    const values = found.curve?.map(({ calibrated: value }) => value) ?? [];
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  it("lies between the points of the curve, flat beyond them", () => {
    const curve = [
      { stated: 0.2, calibrated: 0.1 },
      { stated: 0.6, calibrated: 0.5 },
    ];
    expect([0, 0.2, 0.4, 0.6, 1].map((stated) => calibrated(curve, stated))).toEqual([
      0.1, 0.1, 0.30000000000000004, 0.5, 0.5,
    ]);
  });

  it("waits for a hundred labels of both outcomes", () => {
    expect(recalibrate({ p: p.slice(0, 99), y: y.slice(0, 99) }).status).toBe("insufficient_data");
    expect(recalibrate({ p, y: y.map(() => 1) }).status).toBe("no_variation");
    expect(recalibrate({ p, y: [] }).status).toBe("invalid_input");
  });
});
