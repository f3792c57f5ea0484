import { expect, it } from "vitest";
import { snapshotOf } from "../testing/snapshot-of";
import { prepareForest } from "./prepare-forest";

const { metrics } = snapshotOf();
const [primary] = metrics;
if (!primary) throw new Error("The snapshot measures nothing.");
const latency: typeof primary = {
  ...primary,
  evaluatorId: "evaluator-2",
  name: "Latency",
  key: "latency",
  direction: "lower",
  scale: null,
  isPrimary: false,
  comparisons: [
    {
      variantId: "variant-B",
      form: "ratio",
      estimate: { n: 60, value: 2, low: 1.25, high: 3.2 },
      class: "worse",
      method: "",
    },
  ],
};
const tokens: typeof primary = {
  ...primary,
  evaluatorId: "evaluator-3",
  name: "Errors",
  direction: "lower",
  scale: { min: 0, max: 10 },
  isPrimary: false,
  comparisons: [
    {
      variantId: "variant-B",
      form: "difference",
      estimate: { n: 30, value: -2, low: -4, high: 1 },
      class: "non_inferior",
      method: "",
    },
  ],
};

it("keeps ratios apart from differences, the one that matters first, and counts what was found", () => {
  const view = prepareForest(snapshotOf({ metrics: [latency, tokens, primary] }), []);
  expect(view.title).toBe("Better on 1 and worse on 1 of 3 comparisons");
  expect(view.blocks.map(({ form, rows }) => [form, rows.map(({ name }) => name)])).toEqual([
    ["difference", ["Exact match", "Errors"]],
    ["ratio", ["Latency"]],
  ]);
});

it("puts better to the right on a share of the scale, and says the number in the measure's own unit", () => {
  const view = prepareForest(snapshotOf({ metrics: [primary, tokens] }), []);
  const row = view.blocks[0]?.rows[1];
  expect(row).toMatchObject({ estimate: 0.2, low: -0.1, high: 0.4, text: "\u22122.00", words: "not worse" });
});

it("draws a ratio as its logarithm: twice and half are equally far from the line", () => {
  const [block] = prepareForest(snapshotOf({ metrics: [latency] }), []).blocks;
  expect(block?.rows[0]?.estimate).toBeCloseTo(Math.log(2), 12);
  expect(block?.rows[0]?.text).toBe("+100 %");
  expect(block?.ticks.map(({ label }) => label)).toContain("\u00d71");
  expect(block?.domain[0]).toBeCloseTo(-(block?.domain[1] ?? 0), 12);
});

it("gives measures beside the primary one their q", () => {
  const q = [{ evaluatorId: "evaluator-2", variantId: "variant-B", p: 0.01, q: 0.02 }];
  const view = prepareForest(snapshotOf({ metrics: [primary, latency] }), q);
  expect(view.blocks.flatMap(({ rows }) => rows.map((row) => row.q))).toEqual([null, "q 0.020"]);
});
