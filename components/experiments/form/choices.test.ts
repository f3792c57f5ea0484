import { describe, expect, it } from "vitest";
import { emptyVariant } from "./form-defaults";
import { percentMore, percentOf, readNumber, writeNumber } from "./number-text";
import { prefillVariants } from "./prefill";
import { proposeName } from "./propose-name";

const prompts = [
  { id: "q", versionId: "q1", variables: ["question"] },
  { id: "s", versionId: "s1", variables: ["story"] },
];

describe("what is chosen by itself", () => {
  it("is only what leaves no choice", () => {
    const one = { prompts, models: [{ id: "m" }], columns: ["question", "topic"] };
    expect(prefillVariants([emptyVariant], one)).toMatchObject([
      { promptId: "q", promptVersionId: "q1", modelId: "m" },
    ]);
    const several = { prompts, models: [{ id: "m" }, { id: "n" }], columns: ["question", "story"] };
    const before = [emptyVariant];
    expect(prefillVariants(before, several)).toBe(before);
  });

  it("never touches what a person chose", () => {
    const chosen = [{ ...emptyVariant, promptId: "s", promptVersionId: "s1", modelId: "n" }];
    expect(prefillVariants(chosen, { prompts, models: [{ id: "m" }], columns: ["question"] })).toBe(chosen);
  });
});

describe("the proposed name", () => {
  it("tells what differs between the variants", () => {
    const named = (...variants: [string, string][]) =>
      proposeName(
        variants.map(([prompt, model]) => ({ prompt, model })),
        "Questions",
      );
    expect(named(["Brief", "Small"], ["Careful", "Small"])).toBe("Brief or Careful, Questions");
    expect(named(["Brief", "Small"], ["Brief", "Large"])).toBe("Small or Large, Questions");
    expect(named(["Brief", "Small"], ["Careful", "Large"])).toBe("Brief on Small or Careful on Large, Questions");
    expect(named(["Brief", "Small"], ["Brief", "Small"])).toBe("Brief against itself, Questions");
    expect(named(["Brief", "Small"], ["Brief", "Large"], ["Brief", "Large"])).toBe("Small or Large, Questions");
    expect(named(["Brief", "Small"], ["", "Small"])).toBe("");
    expect(named(["x".repeat(90), "Small"], ["y".repeat(90), "Small"]).length).toBeLessThanOrEqual(120);
  });
});

describe("a number that is typed", () => {
  it("is read with point or comma, and nothing else is taken for one", () => {
    expect(readNumber("0,05")).toBe(0.05);
    expect(readNumber(" .5 ")).toBe(0.5);
    expect(readNumber("")).toBeNull();
    expect(readNumber("1e3")).toBeNaN();
    expect(readNumber("0x10")).toBeNaN();
  });

  it("comes back as it was typed when it is shown in percent", () => {
    for (const percent of [1, 7, 15, 20, 33.3, 115]) {
      expect(writeNumber(percentMore.toShown(percentMore.fromShown(percent)))).toBe(String(percent));
      expect(writeNumber(percentOf.toShown(percentOf.fromShown(percent)))).toBe(String(percent));
    }
    expect(writeNumber(Number.NaN)).toBe("");
  });
});
