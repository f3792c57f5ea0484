import { describe, expect, it } from "vitest";
import { emptyForm, emptyVariant } from "./form-defaults";
import { newJudge } from "./measures";
import { costWords, faultsOf, sameVariants, sizeWords, stillMissing, timeWords } from "./plan-words";

describe("the words of the plan", () => {
  it("give a range, and no false price", () => {
    expect(costWords({ low: 700_000, expected: 840_000, high: 1_100_000 })).toBe("about $0.84 ($0.70 to $1.10)");
    expect(costWords({ low: 0, expected: 0, high: 0 })).toMatch(/^nothing/);
    expect(timeWords({ low: 3_000, expected: 3_000, high: 3_000 })).toBe("about 3.0 s");
  });

  it("name repeats only when there are any", () => {
    expect(sizeWords(120, 2, 1)).toBe("120 samples × 2 variants");
    expect(sizeWords(1, 3, 2)).toBe("1 sample × 3 variants × 2 repeats");
  });

  it("list what has still to be chosen, each with its field", () => {
    const form = emptyForm();
    const [first] = stillMissing(form, ["A", "B"]);
    expect(first).toEqual({ path: "datasetVersionId", message: "Choose a dataset" });
    expect(stillMissing(form, ["A", "B"])).toHaveLength(5);
    const judged = { ...form, datasetVersionId: "d", variants: [], evaluators: [newJudge("")] };
    expect(stillMissing(judged, [])).toEqual([
      { path: "evaluators.0.modelId", message: "Choose a model for the judge" },
    ]);
  });

  it("notice variants that are sent alike", () => {
    const chosen = { ...emptyVariant, promptVersionId: "p", modelId: "m" };
    expect(sameVariants([chosen, { ...chosen, name: "other" }], ["A", "B"])).toBe("A and B");
    expect(sameVariants([chosen, { ...chosen, settings: { temperature: 1 } }], ["A", "B"])).toBeNull();
    expect(sameVariants([emptyVariant, emptyVariant], ["A", "B"])).toBeNull();
  });

  it("tell where a fault is", () => {
    const issues = [
      { path: ["plan", "repeats"], message: "Enter a whole number." },
      { path: ["evaluators", 0, "config", "pattern"], message: "Write a pattern." },
    ];
    expect(faultsOf(issues)).toEqual([
      { path: "plan.repeats", message: "Plan: enter a whole number." },
      { path: "evaluators.0.config.pattern", message: "What matters: write a pattern." },
    ]);
  });
});
