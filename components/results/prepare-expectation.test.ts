import { expect, it } from "vitest";
import { planSchema } from "@/server/core/experiment/schema";
import { expectationFacts } from "./prepare-expectation";

const range = (expected: number) => ({ low: expected / 2, expected, high: expected * 2 });
const expectation = {
  basis: {
    kind: "pilot" as const,
    experiment: { id: "e", name: "Pilot of Which", endedAt: null },
    pairs: 20,
    isHint: false,
    isSameVersion: true,
    hasSpread: true,
  },
  power: 0.8,
  samples: 120,
  detectable: range(0.14),
  needed: { low: 93, expected: 157, high: null },
  costMicroUsd: range(840_000),
  durationMs: range(60_000),
};

it("says what the plan promised and from what it knew it", () => {
  const facts = expectationFacts(expectation, planSchema.parse({}));
  expect(facts.map(({ value }) => value)).toEqual([
    "0.14 or more",
    "about 160",
    "about $0.84",
    "about 1 min",
    "Pilot of Which",
  ]);
  expect(facts.map(({ detail }) => detail)).toEqual([
    "with 80 % power; 0.070 to 0.28 as far as the spread was known",
    "100 or many more",
    "$0.42 to $1.68",
    "30.0 s to 2 min",
    "From the pilot: 20 pairs.",
  ]);
});

it("has words for a plan that could show nothing", () => {
  const [detects, samples, cost] = expectationFacts(
    { ...expectation, detectable: null, needed: null, costMicroUsd: range(0) },
    planSchema.parse({ decision: "as_good_but_cheaper" }),
  );
  expect(detects).toMatchObject({ label: "Rules out a loss of", value: "nothing: too few samples" });
  expect(samples?.value).toBe("over a million");
  expect(cost).toMatchObject({ value: "nothing", detail: null });
});
