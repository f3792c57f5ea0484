import { describe, expect, it } from "vitest";
import { errorPaths, fieldPathOf, pathAndParents, sectionOf } from "./problem-fields";

describe("the field of a problem", () => {
  it("is found for every path that the server names", () => {
    expect(fieldPathOf("variants.0.promptVersionId")).toBe("variants.0.promptVersionId");
    expect(fieldPathOf("evaluators.2.pattern")).toBe("evaluators.2.config.pattern");
    expect(fieldPathOf("evaluators.1.rubric.criteria")).toBe("evaluators.1.rubric.criteria");
    expect(fieldPathOf("evaluators.1")).toBe("evaluators.1");
    expect(fieldPathOf("plan.primary")).toBe("evaluators.0");
  });

  it("lies in a section that can be opened, or in view", () => {
    expect(sectionOf("evaluators.0.config.pattern")).toBeNull();
    expect(sectionOf("evaluators.10")).toBe("measures");
    expect(sectionOf("plan.guardrails.costRatio")).toBe("guardrails");
    expect(sectionOf("plan.repeats")).toBe("plan");
    expect(sectionOf("variants.1.settings.seed")).toBe("settings");
    expect(sectionOf("variants.1.modelId")).toBeNull();
    expect(sectionOf("name")).toBe("about");
  });

  it("is listed from nested errors, an array's own among them", () => {
    const errors = { variants: [undefined, { modelId: { message: "Choose a model.", ref: { message: "no" } } }] };
    expect(errorPaths(errors)).toEqual([{ path: "variants.1.modelId", message: "Choose a model." }]);
    expect(errorPaths({ plan: { repeats: { message: "No." } } })).toEqual([{ path: "plan.repeats", message: "No." }]);
  });

  it("falls back to what holds it", () => {
    expect(pathAndParents("evaluators.1.config")).toEqual(["evaluators.1.config", "evaluators.1", "evaluators"]);
  });
});
