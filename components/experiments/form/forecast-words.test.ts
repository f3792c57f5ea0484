import { describe, expect, it } from "vitest";
import {
  basisWords,
  detectableRange,
  type Forecast,
  lookingWords,
  offersPilot,
  passesWords,
  pilotWords,
  raterWords,
  roundSamples,
  sampleAdvice,
  unusedPilotWords,
} from "./forecast-words";
import { emptyForm } from "./form-defaults";

const range = (expected: number) => ({ low: expected * 0.8, expected, high: expected * 1.5 });
const basis: Forecast["basis"] = {
  kind: "defaults",
  experiment: null,
  pairs: 0,
  isHint: false,
  isSameVersion: true,
  hasSpread: false,
};
const forecast: Forecast = {
  basis,
  sd: range(0.5),
  detectable: range(0.2),
  available: 500,
  detectableByAll: range(0.1),
  needed: { samples: { low: 93, expected: 157, high: 340 }, half: 90, oneLook: 79, limit: null },
  repeats: [],
  curve: [],
  passes: null,
  designEffect: null,
  raters: null,
  assumptions: [],
};
const { plan } = emptyForm();
const needing = (needed: Partial<Forecast["needed"]>, available = 500): Forecast => ({
  ...forecast,
  available,
  needed: { ...forecast.needed, ...needed },
});

describe("the advice on samples", () => {
  it("says how many are needed, with the range, and offers them in one click", () => {
    expect(sampleAdvice(forecast, plan, 60)).toEqual({
      isEnough: false,
      words: "A difference of 0.05 needs about 160 samples (100 to 340).",
      use: { samples: 160, words: "Use 160 samples" },
    });
    expect(sampleAdvice(forecast, { ...plan, decision: "as_good_but_cheaper" }, 60)?.words).toMatch(
      /^Ruling out a loss of 0.05 needs/,
    );
  });

  it("offers fewer where fewer would do, and nothing where the plan fits", () => {
    expect(sampleAdvice(forecast, plan, 500)).toMatchObject({
      isEnough: true,
      words: "Enough: about 160 samples (100 to 340) would do.",
      use: { samples: 160 },
    });
    expect(sampleAdvice(forecast, plan, 160)).toEqual({
      isEnough: true,
      words: "Enough samples for the effect that matters to you.",
    });
  });

  it("says what all samples show when the dataset has too few", () => {
    const few = needing({}, 120);
    expect(sampleAdvice(few, plan, 60)).toMatchObject({
      isEnough: false,
      words:
        "A difference of 0.05 needs about 160 samples (100 to 340); the dataset has 120. All of them show 0.10 or more: add samples, or accept a larger smallest effect.",
      use: { samples: null, words: "Use all 120 samples" },
    });
    expect(sampleAdvice(few, plan, 120)?.use).toBeUndefined();
    expect(sampleAdvice(needing({}, 158), plan, 60)?.use).toEqual({ samples: null, words: "Use all 158 samples" });
  });

  it("leaves the high end open, names a limit that asks for more, and has words for what cannot be shown", () => {
    expect(sampleAdvice(needing({ samples: { low: 93, expected: 157, high: null } }), plan, 60)?.words).toContain(
      "(100 or many more)",
    );
    expect(sampleAdvice(needing({ limit: "failures" }), plan, 60)?.words).toContain("limit on failures");
    expect(sampleAdvice(needing({ limit: "measures" }), plan, 60)?.words).toContain("limit on another measure");
    expect(sampleAdvice(needing({ samples: null }), plan, 60)?.words).toContain("even by a million samples");
    expect(sampleAdvice(forecast, { ...plan, minimumEffect: Number.NaN }, 60)).toBeNull();
  });

  it("rounds up to what one would buy", () => {
    expect([1, 157, 999, 1_001, 12_345].map(roundSamples)).toEqual([10, 160, 1_000, 1_100, 13_000]);
  });
});

describe("where the figures come from", () => {
  it("is said in one sentence, with what weakens them", () => {
    expect(basisWords(basis)).toBe("Assumed figures: no run has measured this yet.");
    const pilot = { ...basis, kind: "pilot" as const, pairs: 20, hasSpread: true };
    expect(basisWords(pilot)).toBe("From the pilot: 20 pairs.");
    expect(basisWords({ ...pilot, kind: "run", pairs: 12, isHint: true, isSameVersion: false })).toBe(
      "From an earlier run: 12 pairs. Fewer than 20 are a hint only. It ran on another version of the dataset.",
    );
    expect(basisWords({ ...pilot, hasSpread: false })).toContain("None of them differed");
    expect(basisWords({ ...pilot, pairs: 1, isHint: true, hasSpread: false })).toBe(
      "From the pilot: 1 pair. One pair, or one group, says nothing of how far differences spread: that is still assumed.",
    );
  });

  it("offers a pilot where nothing firm is known, and the data are more than a pilot", () => {
    const firm = { ...basis, kind: "run" as const, pairs: 50, hasSpread: true };
    expect(offersPilot(forecast, 20)).toBe(true);
    expect(offersPilot({ ...forecast, available: 20 }, 20)).toBe(false);
    expect(offersPilot({ ...forecast, basis: firm }, 20)).toBe(false);
    expect(offersPilot({ ...forecast, basis: { ...firm, isHint: true } }, 20)).toBe(true);
    expect(offersPilot({ ...forecast, basis: { ...firm, isSameVersion: false } }, 20)).toBe(true);
    const small = { ...firm, kind: "pilot" as const, pairs: 4, isHint: true };
    expect(offersPilot({ ...forecast, basis: small }, 20)).toBe(false);
    expect(offersPilot({ ...forecast, basis: { ...small, isSameVersion: false } }, 20)).toBe(true);
    const pilot = {
      samples: 20,
      repeats: 2,
      costMicroUsd: range(20_000),
      durationMs: range(30_000),
      experimentId: null,
      key: "k",
    };
    expect(pilotWords(pilot)).toBe("20 samples, 2 answers to each, about $0.02, 30.0 s");
    expect(pilotWords({ ...pilot, costMicroUsd: range(0), repeats: 1 })).toBe("20 samples, at no cost, 30.0 s");
  });

  it("says why a pilot that ended is not used, and only what is true of it", () => {
    const [before, at, after] = [9, 10, 11].map((hour) => new Date(Date.UTC(2026, 10, 26, hour)).toISOString());
    const pilot = { status: "completed" as const, endedAt: at ?? null, isArchived: false };
    const run = (endedAt: string | undefined, changes = {}) => ({
      ...basis,
      kind: "run" as const,
      experiment: { id: "r", name: "Run", endedAt: endedAt ?? null },
      ...changes,
    });
    for (const status of ["cancelled", "failed"] as const) {
      expect(unusedPilotWords({ ...pilot, status }, basis)).toBe(`The pilot ended (${status}), so it is not used.`);
    }
    const noPair = "The last pilot ended (completed) without a pair to compare.";
    expect(unusedPilotWords(pilot, basis)).toBe(noPair);
    expect(unusedPilotWords(pilot, run(before))).toBe(noPair);
    expect(unusedPilotWords(pilot, run(after, { isSameVersion: false }))).toBe(noPair);
    expect(unusedPilotWords(pilot, run(after))).toBeNull();
    expect(unusedPilotWords({ ...pilot, isArchived: true }, basis)).toBeNull();
  });

  it("gives the range of what is detected, unless it is one number", () => {
    expect(detectableRange(forecast)).toBe("0.16 to 0.30");
    expect(detectableRange({ ...forecast, detectable: { low: 0.2, expected: 0.2, high: 0.2 } })).toBeNull();
  });
});

describe("the finer points", () => {
  it("tell the price of looking, the exact test, and the people", () => {
    expect(lookingWords(forecast.needed, plan)).toMatch(
      /by about 90 samples and stop there\. .* would need 79 samples/,
    );
    expect(lookingWords(forecast.needed, { ...plan, stopEarly: false })).not.toContain("stop there");
    expect(lookingWords({ ...forecast.needed, half: null, oneLook: null }, plan)).toBeNull();
    expect(lookingWords(forecast.needed, { ...plan, mode: "fixed" })).toMatch(/^Counted for one look/);
    expect(passesWords({ onlyControl: 0.05, onlyCandidate: 0.15, pairs: 155, exactPower: 0.762 })).toContain(
      "155 pairs has 76 % power",
    );
    expect(raterWords({ samples: 60, overlap: 30, raters: 3, reliability: 0.9, ratings: 240, minutes: 160 })).toBe(
      "Have 60 samples rated, drawn at random, 30 of them by 3 people, the rest by one: 240 ratings, about 2 h 40 min in all.",
    );
  });
});
