import { describe, expect, it } from "vitest";
import { intervalFamilies } from "./interval-families";
import { plannedPowers } from "./planned-power";
import { countFalseVerdicts, coverageOf, measurePower, simulationError, stoppingTimes } from "./simulate";
import { differentVariants, equalVariants } from "./watched-runs";

// The short form of `npm run bench -- stats-validity`: the same simulations, fewer of each.
const watching = { samples: 300, every: 10, alpha: 0.05 };

describe("experiments between equal variants, watched after every 10 samples", () => {
  it.each(equalVariants)("name a winner in at most 5 % on $name", (kind) => {
    const { sequential, runs } = countFalseVerdicts(kind, 150, watching);
    expect(sequential).toBeLessThanOrEqual(watching.alpha + simulationError(watching.alpha, runs));
  });

  it("would name one far more often by a t test at every look", () => {
    const peeked = equalVariants.map((kind) => countFalseVerdicts(kind, 60, watching).peeked);
    expect(peeked.reduce((sum, share) => sum + share, 0) / peeked.length).toBeGreaterThan(0.12);
  });
});

describe("intervals", () => {
  it.each(intervalFamilies)("of $name hold the truth as often as they promise ($data)", (family) => {
    const { covered, least, runs, none } = coverageOf(family, 400);
    expect(none).toBeLessThan(runs / 10);
    expect(covered).toBeGreaterThanOrEqual(least - simulationError(least, runs - none));
  });
});

describe("plans", () => {
  it.each(plannedPowers)("find the effect as often as promised: $name", (plan) => {
    const { found, promised, runs } = measurePower(plan, 250);
    expect(found).toBeGreaterThanOrEqual(promised - 0.02 - simulationError(promised, runs));
  });
});

describe("real differences", () => {
  it.each(differentVariants)("are proven early more often than not: $name", (kind) => {
    const { found, median } = stoppingTimes(kind, 60, { ...watching, samples: 600 });
    expect(found).toBeGreaterThan(0.5);
    expect(median).not.toBeNull();
  });
});
