import { describe, expect, it } from "vitest";
import { metricKeys } from "@/server/core/metric/metric";
import { getMetric } from "@/server/core/metric/registry";
import { limitsFollowing } from "./measure-limits";
import {
  addableMetrics,
  keyOf,
  labelOf,
  newJudge,
  newMetric,
  newSafetyJudge,
  primaryMetrics,
  withPrimary,
} from "./measures";
import { initialConfig, metricFields } from "./metric-fields";

describe("measures", () => {
  it("begin with exactly the settings that the metric itself would take", () => {
    for (const key of metricKeys) {
      const given = key === "regex" ? { pattern: "x" } : {};
      expect({ ...initialConfig(key), ...given }).toEqual(getMetric(key).configSchema.parse(given));
    }
  });

  it("offer only choices that the metric accepts", () => {
    for (const key of metricKeys) {
      for (const field of metricFields[key]) {
        if (field.kind !== "choice") continue;
        for (const { value } of field.options) {
          const config = { ...initialConfig(key), text: "x", pattern: "x", [field.name]: value };
          const known = Object.fromEntries(Object.entries(config).filter(([name]) => name in initialConfig(key)));
          expect(getMetric(key).configSchema.safeParse(known).success, `${key} ${field.name} ${value}`).toBe(true);
        }
      }
    }
  });

  it("decide only when they have a scale", () => {
    expect(primaryMetrics.map(({ key }) => key)).not.toContain("cost");
    expect(primaryMetrics.map(({ key }) => key)).toContain("exact_match");
  });

  it("change places when another one is to matter, and keep their settings", () => {
    const contains = { ...newMetric("contains"), config: { ...initialConfig("contains"), ignoreCase: true } };
    const before = [newMetric("exact_match"), newMetric("latency"), contains];
    expect(withPrimary(before, "contains", "")).toEqual([contains, newMetric("latency"), newMetric("exact_match")]);
    expect(withPrimary(before, "judge", "m").map(keyOf)).toEqual(["judge", "latency", "contains"]);
    expect(withPrimary(before, "exact_match", "")).toEqual(before);
  });

  it("leave a judge of safety, and its limit, where it is when a judge is to matter", () => {
    const safety = newSafetyJudge("m");
    const before = [newMetric("exact_match"), safety];
    const after = withPrimary(before, "judge", "m");
    expect(after).toEqual([newJudge("m"), safety]);
    expect(limitsFollowing([{ evaluator: 1, limit: 0.05 }], before, after)).toEqual([{ evaluator: 1, limit: 0.05 }]);
    const tone = { ...newJudge("m"), name: "Tone" };
    expect(withPrimary([...before, tone], "judge", "m")).toEqual([tone, safety, newMetric("exact_match")]);
  });

  it("take time and cost once, and others as often as wanted", () => {
    const offered = addableMetrics([newMetric("contains"), newMetric("cost")]);
    expect(offered).toContain("contains");
    expect(offered).not.toContain("cost");
  });

  it("are named for people", () => {
    expect(labelOf(newJudge("m"))).toBe("Quality judge");
    expect(labelOf({ ...newJudge("m"), name: "Tone judge" })).toBe("Tone judge");
  });
});
