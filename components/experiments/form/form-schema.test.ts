import { describe, expect, it } from "vitest";
import { emptyForm } from "./form-defaults";
import { experimentForm, wordOf } from "./form-schema";
import { newJudge, newMetric } from "./measures";

const messages = (values: object) =>
  Object.fromEntries(
    (experimentForm.safeParse({ ...emptyForm(), ...values }, { error: wordOf }).error?.issues ?? []).map((issue) => [
      issue.path.join("."),
      issue.message,
    ]),
  );

describe("what the form says of a field", () => {
  it("speaks plainly of numbers", () => {
    const { plan } = emptyForm();
    expect(messages({ plan: { ...plan, minimumEffect: Number.NaN, repeats: 1.5, sampleLimit: 0 } })).toMatchObject({
      "plan.minimumEffect": "Enter a number.",
      "plan.repeats": "Enter a whole number.",
      "plan.sampleLimit": "Enter at least 1.",
    });
    expect(messages({ plan: { ...plan, minimumEffect: 0, repeats: 11 } })).toMatchObject({
      "plan.minimumEffect": "Enter more than 0.",
      "plan.repeats": "Enter at most 10.",
    });
  });

  it("names a metric's setting by its path in the form", () => {
    const regex = newMetric("regex");
    expect(messages({ evaluators: [regex] })).toMatchObject({ "evaluators.0.config.pattern": "Write a pattern." });
    const broken = messages({ evaluators: [{ ...regex, config: { ...regex.config, pattern: "(" } }] });
    expect(broken["evaluators.0.config.pattern"]).toMatch(/cannot be used/);
  });

  it("asks for the judge's model and for both ends of its scale", () => {
    const judge = newJudge("");
    const { "1": _, ...anchors } = judge.rubric.anchors;
    expect(messages({ evaluators: [{ ...judge, rubric: { ...judge.rubric, anchors } }] })).toMatchObject({
      "evaluators.0.modelId": "Choose a judge model.",
      "evaluators.0.rubric.anchors": "Describe what 1 means.",
    });
  });
});
