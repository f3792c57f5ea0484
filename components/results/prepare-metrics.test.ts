import { expect, it } from "vitest";
import { prepareMeans, prepareMetrics, shareWithInterval } from "./prepare-metrics";
import { snapshotOf } from "./testing/snapshot-of";

const [primary] = snapshotOf().metrics;
if (!primary) throw new Error("The test's snapshot holds a primary metric.");
const latency = {
  ...primary,
  evaluatorId: "evaluator-2",
  name: "Latency",
  key: "latency",
  unit: "ms",
  direction: "lower" as const,
  scale: null,
  isPrimary: false,
  cells: [
    { variantId: "variant-A", estimate: { n: 30, value: 800, low: null, high: null }, missing: 0 },
    { variantId: "variant-B", estimate: { n: 30, value: 1200, low: null, high: null }, missing: 0 },
  ],
  comparisons: [
    {
      variantId: "variant-B",
      form: "ratio" as const,
      estimate: { n: 30, value: 1.5, low: 1.3, high: 1.7 },
      class: "worse" as const,
      method: "log ratio",
    },
  ],
};

it("puts what matters first and gives only candidates a difference, always with its interval", () => {
  const rows = prepareMetrics(snapshotOf({ metrics: [latency, primary] }));
  expect(rows.map((row) => row.name)).toEqual(["Exact match", "Latency"]);
  expect(rows[0]?.cells.map((cell) => cell.delta)).toEqual([
    null,
    { text: "+0.200", interval: "+0.040 to +0.360", words: "better", tone: "success" },
  ]);
  expect(rows[0]?.cells[1]?.missingText).toBe("1 without a score");
});

it("says a ratio in percent, and that less is better", () => {
  const row = prepareMetrics(snapshotOf({ metrics: [latency] }))[0];
  expect(row?.directionText).toBe("lower is better");
  expect(row?.cells[1]).toMatchObject({ meanText: "1.2 s", delta: { text: "+50 %", interval: "+30 % to +70 %" } });
});

it("makes no claim where there is no interval", () => {
  const [comparison] = primary.comparisons;
  if (!comparison) throw new Error("The test's metric holds a comparison.");
  const open = { ...comparison, estimate: { n: 1, value: 0.2, low: null, high: null } };
  const row = prepareMetrics(snapshotOf({ metrics: [{ ...primary, comparisons: [open] }] }))[0];
  expect(row?.cells[1]?.delta).toEqual({ text: "+0.200", interval: "no interval yet", words: "", tone: "neutral" });
});

it("lists the means without naming a winner, which only the interval of the difference may", () => {
  expect(prepareMeans(snapshotOf())?.title).toBe("Exact match: A 0.500, B 0.700");
  const none = primary.cells.map((cell) => ({ ...cell, estimate: { n: 0, value: null, low: null, high: null } }));
  expect(prepareMeans(snapshotOf({ metrics: [{ ...primary, cells: none }] }))?.title).toBe("Exact match by variant");
});

it("writes a share with its interval, and a dash before the first trial", () => {
  expect(shareWithInterval({ n: 30, value: 0.033, low: 0.006, high: 0.172 })).toEqual({
    share: "3.3 %",
    interval: "0.6 to 17.2 %",
  });
  expect(shareWithInterval({ n: 0, value: null, low: null, high: null }).share).toBe("-");
});

it("marks every row that has no say in the verdict as exploratory", () => {
  const further = (key: string) => ({ ...primary, evaluatorId: key, key, name: key, isPrimary: false });
  const limit = { variantId: "variant-B", name: "-", form: "ratio", limit: 1.2, class: "better" } as const;
  const estimate = { n: 30, value: 1, low: 0.9, high: 1.1 };
  const rows = prepareMetrics(
    snapshotOf({
      metrics: [primary, further("safety"), further("cost"), further("latency"), further("bleu")],
      guardrails: [
        { ...limit, kind: "measure", evaluatorId: "safety", estimate },
        { ...limit, kind: "cost", estimate },
        { ...limit, kind: "latency", limit: null, estimate },
      ],
    }),
  );
  expect(rows.map(({ role }) => role)).toEqual(["decides", "limit", "limit", "exploratory", "exploratory"]);
});
