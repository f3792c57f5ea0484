import { expect, test } from "vitest";
import { noiseFloorOf } from "./noise-floor";

const metric = (
  name: string,
  form: "difference" | "ratio",
  ...intervals: [number | null, number | null, number | null][]
) => ({
  evaluatorId: name,
  name,
  key: name,
  kind: "metric" as const,
  unit: "",
  direction: "higher" as const,
  scale: null,
  isPrimary: false,
  cells: [],
  comparisons: intervals.map(([value, low, high]) => ({
    variantId: "b",
    form,
    estimate: { n: 100, value, low, high },
    class: "inconclusive" as const,
    method: "",
  })),
});

test("the widest comparison of each measure says what chance alone can do", () => {
  const metrics = [
    metric("score", "difference", [0.01, -0.03, 0.05], [-0.02, -0.08, 0.04]),
    metric("latency", "ratio", [0.9, 0.5, 1.6]),
    metric("early", "difference", [0.2, null, null]),
    metric("nothing", "difference", [null, null, null]),
  ];
  expect(noiseFloorOf({ metrics }).map(({ name, reach, value }) => [name, reach, value])).toEqual([
    ["score", 0.08, -0.02],
    ["latency", 2, 0.9],
    ["early", null, 0.2],
  ]);
});
