import { describe, expect, it } from "vitest";
import { emptyForm, emptyVariant } from "./form-defaults";
import { newMetric, newSafetyJudge } from "./measures";
import { guardrailsSummary, measuresSummary, planSummary, settingsSummary } from "./summaries";

const { plan } = emptyForm();

describe("the line of a closed section", () => {
  it("tells what else is measured", () => {
    expect(measuresSummary([newMetric("latency"), newMetric("cost")])).toBe("Latency, Cost");
    expect(measuresSummary([])).toBe("Nothing else");
  });

  it("tells the plan, and survives a number that is being typed", () => {
    expect(planSummary(plan)).toBe("Better by 0.05 or more, all samples, stops once proven");
    expect(
      planSummary({ ...plan, decision: "as_good_but_cheaper", repeats: 3, sampleLimit: 1000, stopEarly: false }),
    ).toBe("As good within 0.05, but cheaper, 3 repeats, at most 1,000 samples, runs to the end");
    expect(planSummary({ ...plan, mode: "fixed" })).toBe("Better by 0.05 or more, all samples, looks once at the end");
    expect(planSummary({ ...plan, minimumEffect: Number.NaN })).toContain("Better by ? or more");
  });

  it("tells the guardrails that are on", () => {
    expect(guardrailsSummary(plan.guardrails, [])).toBe("At most 10 % more failures");
    expect(guardrailsSummary({ costRatio: 1.2, latencyRatio: null, failureRate: null, measures: [] }, [])).toBe(
      "Cost at most 20 % more",
    );
    expect(guardrailsSummary({ costRatio: null, latencyRatio: null, failureRate: null, measures: [] }, [])).toBe(
      "None",
    );
  });

  it("tells a limit on another measure by its name", () => {
    const guardrails = { ...plan.guardrails, failureRate: null, measures: [{ evaluator: 1, limit: 0.05 }] };
    expect(guardrailsSummary(guardrails, [newMetric("exact_match"), newSafetyJudge("m")])).toBe(
      "Safety judge at most 0.05 worse",
    );
  });

  it("tells only the variants that differ from their prompt version", () => {
    const changed = { ...emptyVariant, settings: { temperature: 0.2, seed: 7 } };
    expect(settingsSummary([emptyVariant, changed], ["A", "B"])).toBe("B: temperature 0.2, seed 7");
    expect(settingsSummary([emptyVariant], ["A"])).toBe("As the prompt versions say");
  });
});
