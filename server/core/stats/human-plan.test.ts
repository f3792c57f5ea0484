import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difficultyStrata, drawFromStrata } from "./difficulty-strata";
import { humanSampleSize } from "./human-sample-size";
import { humanAllocation } from "./human-sampling";
import { overlapPlan } from "./overlap-plan";
import { predictionPoweredMean } from "./prediction-powered";
import { stratifiedPredictionPoweredMean } from "./prediction-powered-strata";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

describe("how many samples people rate", () => {
  it("is 10 to 20 % of them, at least 60, and none below 30", () => {
    const size = (samples: number, share?: number) =>
      humanSampleSize({ samples, ...(share === undefined ? {} : { share }) });
    expect(size(1000)).toEqual({ status: "ok", size: 150 });
    expect(size(1000, 0.2)).toEqual({ status: "ok", size: 200 });
    expect(size(100)).toEqual({ status: "ok", size: 60 });
    expect(size(40)).toEqual({ status: "ok", warning: "below_minimum_n", size: 40 });
    expect(size(29)).toEqual({ status: "insufficient_data", size: null });
    expect(size(100, 0.5).status).toBe("invalid_input");
  });
});

describe("strata of difficulty", () => {
  it("are terciles of the judges' mean, with disputed samples apart", () => {
    const mean = [9, 1, 5, 2, 8, 4, 3, 7, 6, 5];
    const sd = [0, 0, 0, null, 0, 0, 0, 0, 0, 3];
    expect(difficultyStrata({ mean, sd, width: 10 })).toEqual({
      status: "ok",
      stratum: [2, 0, 1, 0, 2, 1, 0, 2, 1, 3],
      sizes: [3, 3, 3, 1],
    });
  });

  it("keep equal samples together and refuse what is no score", () => {
    expect(difficultyStrata({ mean: [1, 1, 1, 1, 2, 3], sd: ids(6).map(() => 0), width: 4 }).stratum).toEqual([
      0, 0, 0, 0, 2, 2,
    ]);
    expect(difficultyStrata({ mean: [], sd: [], width: 4 })).toEqual({
      status: "ok",
      stratum: [],
      sizes: [0, 0, 0, 0],
    });
    expect(difficultyStrata({ mean: [Number.NaN], sd: [0], width: 4 }).status).toBe("invalid_input");
    expect(difficultyStrata({ mean: [1], sd: [0], width: 0 }).status).toBe("invalid_input");
  });

  it("give as many samples as allocated, a larger draw containing a smaller one", () => {
    const strata = [ids(40).slice(0, 20), ids(40).slice(20)];
    const { draws } = humanAllocation({ sizes: [20, 20], total: 12, sd: null, minPerStratum: 5 });
    const small = drawFromStrata({ strata, draws: draws ?? [], seed: "x" }).drawn ?? [];
    const large = drawFromStrata({ strata, draws: [10, 10], seed: "x" }).drawn ?? [];
    expect(small).toHaveLength(12);
    expect(small.every((id) => large.includes(id))).toBe(true);
    const turned = drawFromStrata({
      strata: strata.map((members) => [...members].reverse()),
      draws: [6, 6],
      seed: "x",
    });
    expect(turned.drawn).toEqual(small);
    expect(drawFromStrata({ strata, draws: [21, 0], seed: "x" }).status).toBe("invalid_input");
    expect(drawFromStrata({ strata: [["a"], ["a"]], draws: [1, 1], seed: "x" }).status).toBe("invalid_input");
  });
});

describe("who rates what", () => {
  it("lets every pair of raters share samples, whatever the numbers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 160 }),
        fc.integer({ min: 3, max: 8 }),
        fc.string(),
        (count, raters, seed) => {
          const { assignments, hiddenRepeats } = overlapPlan({ samples: ids(count), raters, seed });
          expect(assignments?.map(({ sample }) => sample).sort()).toEqual(ids(count).sort());
          const overlap = assignments?.filter((assignment) => assignment.raters.length === 3) ?? [];
          expect(overlap).toHaveLength(Math.max(30, Math.ceil(0.3 * count - 1e-9)));
          expect(assignments?.every(({ raters: group }) => new Set(group).size === group.length)).toBe(true);
          const loads = new Array<number>(raters).fill(0);
          const shared = new Map<string, number>();
          for (const { raters: group } of assignments ?? []) {
            for (const rater of group) loads[rater] = (loads[rater] ?? 0) + 1;
            for (const x of group)
              for (const y of group) if (x < y) shared.set(`${x} ${y}`, (shared.get(`${x} ${y}`) ?? 0) + 1);
          }
          expect(shared.size).toBe((raters * (raters - 1)) / 2);
          expect(Math.max(...shared.values()) - Math.min(...shared.values())).toBeLessThanOrEqual(3);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
          loads.forEach((load, rater) => {
            const again = hiddenRepeats?.filter((repeat) => repeat.rater === rater) ?? [];
            expect(again).toHaveLength(Math.ceil(0.05 * load - 1e-9));
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("needs as many raters as rate a sample, and two for an overlap", () => {
    expect(overlapPlan({ samples: ids(40), raters: 2, seed: "p" }).status).toBe("insufficient_data");
    expect(overlapPlan({ samples: [], raters: 3, seed: "p" }).status).toBe("insufficient_data");
    expect(overlapPlan({ samples: ids(40), raters: 3, perSample: 1, seed: "p" }).status).toBe("invalid_input");
    expect(overlapPlan({ samples: ["a", "a"], raters: 3, seed: "p" }).status).toBe("invalid_input");
    expect(overlapPlan({ samples: ids(10), raters: 3, seed: "p" }).warning).toBe("below_minimum_n");
  });
});

describe("human labels sharpened by a judge, in strata", () => {
  const label = (i: number) => ((i * 37) % 11) / 10;
  const judge = (i: number) => label(i) * 0.8 + ((i * 13) % 7) / 20;
  const stratum = (from: number, labelled: number, rest: number) => ({
    human: Array.from({ length: labelled }, (_, i) => label(from + i)),
    judgeLabelled: Array.from({ length: labelled }, (_, i) => judge(from + i)),
    judgeUnlabelled: Array.from({ length: rest }, (_, i) => judge(from + labelled + i)),
  });

  it("are the plain estimate when there is one stratum", () => {
    const only = stratum(0, 40, 200);
    const plain = predictionPoweredMean({ ...only, alpha: 0.05 });
    const found = stratifiedPredictionPoweredMean({ strata: [only], alpha: 0.05 });
    expect(found.estimate).toBeCloseTo(plain.estimate ?? -1, 12);
    expect(found.ciLow).toBeCloseTo(plain.ci1Low ?? -1, 12);
    expect(found.effectiveSampleSize).toBeCloseTo(plain.effectiveSampleSize ?? -1, 9);
  });

  it("weigh strata by their size: with equal ones the variance is a half, with a shift the mean moves along", () => {
    const one = stratum(0, 30, 100);
    const up = {
      human: one.human.map((value) => value + 1),
      judgeLabelled: one.judgeLabelled.map((value) => value + 1),
      judgeUnlabelled: one.judgeUnlabelled.map((value) => value + 1),
    };
    const single = stratifiedPredictionPoweredMean({ strata: [one], alpha: 0.05 });
    const both = stratifiedPredictionPoweredMean({ strata: [one, up], alpha: 0.05 });
    expect(both.estimate).toBeCloseTo((single.estimate ?? 0) + 0.5, 12);
    expect(both.se).toBeCloseTo((single.se ?? 0) / Math.SQRT2, 12);
    expect(both.df).toBeCloseTo(2 * 29, 9);
    // Between the strata lies a variance of 1/4 that a plain sample would have to live with.
    expect(both.effectiveSampleSize).toBeGreaterThan(4 * (single.effectiveSampleSize ?? 0));
  });

  it("need five labels in each, warn below thirty in all, and refuse lists that do not match", () => {
    const given = (strata: ReturnType<typeof stratum>[]) => stratifiedPredictionPoweredMean({ strata, alpha: 0.05 });
    expect(given([stratum(0, 4, 50)]).status).toBe("insufficient_data");
    expect(given([]).status).toBe("insufficient_data");
    expect(given([stratum(0, 10, 50), stratum(60, 10, 50)]).warning).toBe("below_minimum_n");
    expect(given([{ ...stratum(0, 10, 50), judgeLabelled: [] }]).status).toBe("invalid_input");
    const flat = { human: [1, 1, 1, 1, 1], judgeLabelled: [2, 2, 2, 2, 2], judgeUnlabelled: [2, 2] };
    expect(given([flat])).toMatchObject({ status: "zero_variance", estimate: 1, ciLow: null });
  });
});
