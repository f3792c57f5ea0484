import { expect, it } from "vitest";
import { prepareBasis } from "./prepare-basis";
import { candidateVerdictOf, snapshotOf } from "./testing/snapshot-of";

const cost = {
  variantId: "variant-B",
  kind: "cost",
  name: "Cost",
  limit: 1.2,
  form: "ratio",
  estimate: { n: 60, value: 1.1, low: 1.05, high: 1.15 },
  class: "trivially_worse",
} as const;

const basisOf = (changes: Parameters<typeof candidateVerdictOf>[0], isPilot = false) =>
  prepareBasis(
    snapshotOf({
      verdicts: [candidateVerdictOf(changes)],
      guardrails: [cost, { ...cost, kind: "latency", limit: null }],
    }),
    isPilot,
  )[0];

it("lists what the verdict was held against: what matters, and the limits of the plan alone", () => {
  const basis = basisOf({ confidence: 1 - 0.05 / 3 });
  expect(basis).toMatchObject({ letter: "B", decision: "Ship B", tone: "success" });
  expect(basis?.rows.map(({ name, part }) => [name, part])).toEqual([
    ["Exact match", "what matters"],
    ["Cost", "limit"],
  ]);
  expect(basis?.rows[0]).toMatchObject({
    value: "+0.200",
    interval: "+0.040 to +0.360",
    heldAgainst: "matters from 0.05, alpha 0.0167",
    result: "better",
  });
  expect(basis?.rows[1]).toMatchObject({ heldAgainst: "at most +20 %", result: "within the limit" });
});

it("shows the p of a single look, and hides what that look would say before it has come", () => {
  expect(basisOf({ look: "at_the_end", p: 0.0004, pHolm: 0.012 })?.rows[0]?.heldAgainst).toBe(
    "matters from 0.05, alpha 0.05, p below 0.001, 0.012 after Holm",
  );
  expect(basisOf({ look: "waiting", class: "inconclusive" })?.rows[0]?.result).toBe("not looked at yet");
});

it("has nothing to add to a snapshot from before there were numbers", () => {
  expect(prepareBasis(snapshotOf(), false)).toEqual([]);
});

it("no rule decides a pilot, and its numbers stand as they are", () => {
  const [pilot, run] = [basisOf({}, true), basisOf({})];
  expect(pilot).toMatchObject({
    decision: "Pilot",
    tone: "neutral",
    sentence: "Pilot: it plans, and decides nothing.",
    rule: "Pilot: it plans, and decides nothing.",
  });
  expect(pilot?.rows).toEqual(run?.rows);
});
