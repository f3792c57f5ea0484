import { describe, expect, it } from "vitest";
import { planSchema } from "../experiment/schema";
import { createRandom } from "../random";
import { powerClusteredPaired } from "../stats/power-planning";
import { planCurve } from "./plan-curve";
import { planPasses } from "./plan-passes";
import { detectableAt, neededFor, type Question } from "./plan-power";
import { planRaters, ratersFor } from "./plan-raters";
import { planRepeats } from "./plan-repeats";
import { assumedSpread, designEffectOf, type MeasuredSpread, sdAt, spreadOf, widest, withWithin } from "./spread";

const noLimits = { costRatio: null, latencyRatio: null, failureRate: null, measures: [] };
const plan = planSchema.parse({ minimumEffect: 0.1, guardrails: noLimits });
const question: Question = { ...plan, alpha: 0.05, scaleWidth: 1, measureLimits: [], samplesPerUnit: 1 };
const measured: MeasuredSpread = {
  units: 20,
  samples: 20,
  variance: 0.25,
  sampleVariance: 0.25,
  withinControl: 0.1,
  withinCandidate: 0.06,
  weightControl: 0.5,
  weightCandidate: 0.5,
  weightOfOne: 1,
  passes: null,
};
const knownSd = (sd: number) => ({ between: sd * sd, within: null, low: 1, high: 1 });

describe("how many samples", () => {
  it("one look needs 199 pairs at dz 0.2; a verdict that may be watched needs about twice as many", () => {
    const { samples, half, oneLook } = neededFor(knownSd(0.5), 1, question);
    expect(oneLook).toBe(199);
    expect(samples?.expected).toBe(397);
    expect(half).toBe(231);
  });

  it("an effect is detected by as many samples as it needs, and not by one fewer", () => {
    for (const minimumEffect of [0.05, 0.1, 0.3]) {
      const asked = { ...question, minimumEffect };
      const { samples } = neededFor(knownSd(0.4), 1, asked);
      const n = samples?.expected ?? 0;
      expect(detectableAt(n, knownSd(0.4), 1, asked)?.expected).toBeLessThanOrEqual(minimumEffect);
      expect(detectableAt(n - 1, knownSd(0.4), 1, asked)?.expected).toBeGreaterThan(minimumEffect);
    }
  });

  it('"as good" plans for ruling out the loss when there is none', () => {
    const asked = { ...question, decision: "as_good_but_cheaper" as const, minimumEffect: 0.05 };
    const { samples } = neededFor(knownSd(0.4), 1, asked);
    const margin = detectableAt(samples?.expected ?? 0, knownSd(0.4), 1, asked);
    expect(margin?.expected).toBeLessThanOrEqual(0.05);
    expect(margin?.expected).toBeGreaterThan(0.049);
    expect(neededFor(knownSd(0.01), 1, { ...asked, minimumEffect: 0.5 })).toMatchObject({
      samples: { expected: 50 },
      limit: "ratios",
    });
  });

  it("a plan that looks once needs what the t test needs, for better and for no loss", () => {
    for (const decision of ["superior", "as_good_but_cheaper"] as const) {
      const asked: Question = { ...question, mode: "fixed", decision };
      expect(neededFor(knownSd(0.5), 1, asked)).toMatchObject({ samples: { expected: 199 }, half: null, oneLook: 199 });
      expect(detectableAt(199, knownSd(0.5), 1, asked)?.expected).toBeCloseTo(0.1, 3);
    }
  });

  it("a limit on failures asks for the samples that can show it kept", () => {
    const asked = { ...question, minimumEffect: 0.9, guardrails: { ...noLimits, failureRate: 0.1 } };
    expect(neededFor(knownSd(0.3), 1, asked)).toMatchObject({ samples: { expected: 52 }, limit: "failures" });
  });

  it("samples of groups are counted by their groups", () => {
    const single = neededFor(knownSd(0.5), 1, question).samples?.expected ?? 0;
    expect(neededFor(knownSd(0.5), 1, { ...question, samplesPerUnit: 2.5 }).samples?.expected).toBe(
      Math.ceil(single * 2.5),
    );
  });

  it("an effect as wide as the scale, or too small for any number, has no number", () => {
    expect(neededFor(knownSd(0.5), 1, { ...question, minimumEffect: 1 }).samples).toBeNull();
    expect(neededFor(knownSd(0.5), 1, { ...question, minimumEffect: 0.0001 }).samples).toBeNull();
    expect(detectableAt(1, knownSd(0.5), 1, question)).toBeNull();
  });

  it("more samples detect less, a wider spread detects more, and a range holds its middle, whatever the plan", () => {
    const random = createRandom("planning");
    for (let round = 0; round < 200; round += 1) {
      const sd = 0.02 + 0.6 * random.next();
      const asked: Question = {
        ...question,
        decision: random.next() < 0.5 ? "superior" : "as_good_but_cheaper",
        alpha: [0.05, 0.025, 0.01][random.int(3)] ?? 0.05,
        power: [0.7, 0.8, 0.95][random.int(3)] ?? 0.8,
        minimumEffect: 0.02 + 0.4 * random.next(),
      };
      const spread = spreadOf({ ...measured, units: 3 + random.int(200), variance: sd * sd, withinControl: null });
      if (!spread) throw new Error("a spread was expected");
      const n = 2 + random.int(2_000);
      const [few, more] = [detectableAt(n, spread, 1, asked), detectableAt(n + 1 + random.int(500), spread, 1, asked)];
      if (!few || !more) throw new Error("an effect was expected");
      expect(more.expected).toBeLessThanOrEqual(few.expected + 1e-6);
      expect(few.low).toBeLessThanOrEqual(few.expected);
      expect(few.expected).toBeLessThanOrEqual(few.high);
      const { samples, half } = neededFor(spread, 1, asked);
      if (!samples) continue;
      expect(samples.low).toBeLessThanOrEqual(samples.expected);
      if (samples.high !== null) expect(samples.expected).toBeLessThanOrEqual(samples.high);
      expect(half ?? 0).toBeLessThanOrEqual(samples.expected);
    }
  });
});

describe("what a pilot tells of the spread", () => {
  it("splits it as Miller does, and agrees with his formula for more repeats", () => {
    const spread = spreadOf(measured);
    if (!spread) throw new Error("a spread was expected");
    expect(spread.between).toBeCloseTo(0.25 - 0.08);
    expect(sdAt(spread, 2) ** 2).toBeCloseTo(0.25);
    expect(sdAt(spread, 1) ** 2).toBeCloseTo(0.17 + 0.16);
    for (const k of [1, 2, 4]) {
      const miller = powerClusteredPaired({
        omega2: spread.between,
        sigmaA2: 0.1,
        kA: k,
        sigmaB2: 0.06,
        kB: k,
        delta: 0.1,
        designEffect: 1,
        power: 0.8,
        alpha: 0.05,
      });
      const { oneLook } = neededFor(spread, k, question);
      expect(Math.abs((oneLook ?? 0) - (miller.n ?? 0))).toBeLessThanOrEqual(2);
    }
  });

  it("20 pairs leave the SD between three quarters and one and a half of what was seen", () => {
    const spread = spreadOf(measured);
    expect(spread?.low).toBeCloseTo(0.7605, 4);
    expect(spread?.high).toBeCloseTo(1.4606, 4);
  });

  it("nothing of it is told by pairs that are all equal, or by one", () => {
    expect(spreadOf({ ...measured, variance: 0 })).toBeNull();
    expect(spreadOf({ ...measured, units: 1 })).toBeNull();
  });

  it("the chance of the answers may come from a smaller run, which never overrules the spread of a larger one", () => {
    const once = { ...measured, units: 400, samples: 400, withinControl: null, withinCandidate: null };
    const large = { ...once, weightControl: 1, weightCandidate: 1 };
    const sdOnce = (variance: number) => {
      const [joined] = withWithin([{ ...large, variance }], [measured]);
      const spread = joined && spreadOf(joined);
      return { once: spread && sdAt(spread, 1) ** 2, twice: spread && sdAt(spread, 2) ** 2 };
    };
    expect(sdOnce(0.25).once).toBeCloseTo(0.25);
    expect(sdOnce(0.25).twice).toBeCloseTo(0.25 - 0.08);
    expect(sdOnce(0.1).once).toBeCloseTo(0.1);
    expect(sdOnce(0.1).twice).toBeCloseTo(0.05);
  });

  it("the candidate with the widest spread rules", () => {
    const [narrow, wide] = [knownSd(0.2), knownSd(0.4)];
    expect(widest([narrow, wide], 1)).toBe(wide);
    expect(widest([], 1)).toBeNull();
  });

  it("groups that lean together cost samples", () => {
    expect(designEffectOf(measured)).toBeNull();
    expect(designEffectOf({ ...measured, units: 10, samples: 40, variance: 0.2 })).toBeCloseTo(0.2 / 10 / (0.25 / 40));
  });

  it("pass or fail is read by the exact test, with its true power", () => {
    const found = planPasses(
      { passes: { onlyControl: 0.1, onlyCandidate: 0.1 } },
      { minimumEffect: 0.1, power: 0.8, alpha: 0.05 },
    );
    expect(found).toMatchObject({ onlyControl: 0.05, onlyCandidate: 0.15000000000000002, pairs: 155 });
    expect(found?.exactPower).toBeCloseTo(0.762, 3);
    expect(planPasses({ passes: null }, { minimumEffect: 0.1, power: 0.8, alpha: 0.05 })).toBeNull();
    expect(
      planPasses(
        { passes: { onlyControl: 0.2, onlyCandidate: 0.2 } },
        { minimumEffect: 0.001, power: 0.8, alpha: 0.05 },
      ),
    ).toBeNull();
  });
});

describe("what to buy", () => {
  const calls = (samples: number, repeats: number) => [
    {
      calls: samples * repeats * 2,
      inputTokens: 100,
      outputTokens: 100,
      price: { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 1_000_000 },
      latencyMs: 100,
      concurrency: 4,
    },
  ];
  const options = { repeats: 1, available: 10_000, calls };

  it("more samples are cheaper than more answers, unless the answers are the chance", () => {
    const cheapest = (spread: Parameters<typeof planRepeats>[0]) =>
      planRepeats(spread, question, options).find(({ isCheapest }) => isCheapest)?.repeats;
    expect(cheapest(assumedSpread(1))).toBe(1);
    expect(planRepeats(assumedSpread(1), question, options).map(({ repeats }) => repeats)).toEqual([1, 2, 3]);
    const [one, two, three] = planRepeats(assumedSpread(1), question, options).map(({ samples }) => samples?.expected);
    expect(one).toBeGreaterThan(two ?? 0);
    expect(two).toBeGreaterThan(three ?? 0);
  });

  it("what the dataset has no samples for is not called the cheapest", () => {
    const need = planRepeats(assumedSpread(1), question, options).map(({ samples }) => samples?.expected ?? 0);
    const [one = 0, two = 0] = need;
    const choices = planRepeats(assumedSpread(1), question, { ...options, available: (one + two) / 2 });
    expect(choices.map(({ isCheapest }) => isCheapest)).toEqual([false, true, false]);
  });

  it("a run with one answer per sample says nothing of more", () => {
    expect(planRepeats(knownSd(0.5), question, options).map(({ repeats }) => repeats)).toEqual([1]);
  });

  it("three raters who agree by 0.75 are a consensus of 0.9", () => {
    expect(ratersFor(0.75)).toEqual({ raters: 3, reliability: 0.9 });
    expect(ratersFor(0.6).raters).toBe(6);
    expect(ratersFor(0.95).raters).toBe(2);
    expect(ratersFor(0.1).raters).toBe(12);
    expect(planRaters({ samples: 29, variants: 2 })).toBeNull();
    expect(planRaters({ samples: 120, variants: 2 })).toMatchObject({
      samples: 60,
      overlap: 30,
      raters: 3,
      ratings: 240,
    });
    expect(planRaters({ samples: 1_000, variants: 2 })).toMatchObject({ samples: 150, overlap: 45 });
    expect(planRaters({ samples: 40, variants: 2 })).toMatchObject({ samples: 40, overlap: 30 });
  });

  it("the curve falls, and holds what is planned and what is needed", () => {
    const curve = planCurve(assumedSpread(1), 1, question, { planned: 120, needed: 397 });
    const sizes = curve.map(({ samples }) => samples);
    expect(sizes).toEqual(expect.arrayContaining([120, 397]));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    for (const [i, point] of curve.entries()) {
      if (i > 0) expect(point.expected).toBeLessThanOrEqual(curve[i - 1]?.expected ?? 0);
    }
  });
});
