import { expect, it } from "vitest";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { prepareGuardrails } from "./prepare-guardrails";
import { snapshotOf } from "./testing/snapshot-of";

type Guardrail = SnapshotBody["guardrails"][number];

const cost: Guardrail = {
  variantId: "variant-B",
  kind: "cost",
  name: "Cost",
  limit: 1.2,
  form: "ratio",
  estimate: { n: 30, value: 1.1, low: 1.05, high: 1.15 },
  class: "trivially_worse",
};

const only = (row: Partial<Guardrail>) =>
  prepareGuardrails(snapshotOf({ guardrails: [{ ...cost, ...row }] }), "variant-B")[0];

it("draws a ratio around zero and says it in percent", () => {
  expect(only({})).toMatchObject({ value: "+10 %", interval: "+5.0 % to +15 %", limitText: "at most +20 %" });
  expect(only({})?.estimate).toBeCloseTo(0.1);
  expect(only({})?.words).toBe("within the limit");
});

it("tells a broken limit from one that may be broken", () => {
  expect(only({ class: "worse", estimate: { n: 9, value: 1.6, low: 1.3, high: 1.9 } })?.words).toBe("over the limit");
  expect(only({ class: "worse", estimate: { n: 9, value: 1.3, low: 1.1, high: 1.5 } })?.words).toBe(
    "more, and may exceed the limit",
  );
});

it("never speaks of a limit that the plan does not set", () => {
  for (const name of ["worse", "inconclusive", "equivalent"] as const) {
    expect(only({ class: name, limit: null })?.words).not.toContain("limit");
  }
});

it("writes failures in percentage points and names missing data", () => {
  const failures = { kind: "failure_rate", form: "difference", limit: 0.1 } as const;
  expect(only({ ...failures, estimate: { n: 30, value: 0.021, low: -0.01, high: 0.05 } })?.value).toBe("+2.1 points");
  expect(only({ estimate: { n: 0, value: null, low: null, high: null } })?.value).toBe("no data yet");
});

it("says of a score which side is the good one, and over which limit", () => {
  const row = only({
    kind: "measure",
    name: "Safety: Safety",
    evaluatorId: "evaluator-1",
    form: "difference",
    limit: 0.05,
    estimate: { n: 90, value: 0.12, low: -0.01, high: 0.25 },
    class: "inconclusive",
  });
  expect(row).toMatchObject({
    key: "evaluator-1",
    value: "0.120 worse",
    interval: "0.010 better to 0.250 worse",
    limitText: "at most 0.050 worse",
    words: "limit not yet shown to hold",
  });
});

it("leaves out the guardrails of other candidates", () => {
  expect(prepareGuardrails(snapshotOf({ guardrails: [cost] }), "variant-C")).toEqual([]);
});
