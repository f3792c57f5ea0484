import { expect, test } from "vitest";
import { emptyForm } from "./form-defaults";
import { pinChoice } from "./pin-choice";

const offered = { datasets: [{ id: "d", versionId: "d2" }], prompts: [{ id: "p", versionId: "p3" }] };

test("a link's dataset and prompt are chosen, the prompt for A alone", () => {
  const form = pinChoice(emptyForm(), { datasetVersionId: "d2", promptId: "p" }, offered);
  expect(form).toMatchObject({ datasetId: "d", datasetVersionId: "d2" });
  expect(form.variants.map((each) => each.promptVersionId)).toEqual(["p3", ""]);
});

test("a link to what is no longer offered changes nothing, and what was chosen otherwise stays", () => {
  expect(pinChoice(emptyForm(), { datasetVersionId: "gone", promptId: "gone" }, offered)).toEqual(emptyForm());
  const begun = { ...emptyForm(), variants: emptyForm().variants.map((each) => ({ ...each, modelId: "m" })) };
  const form = pinChoice(begun, { datasetVersionId: null, promptId: "p" }, offered);
  expect(form.variants.map((each) => [each.promptId, each.modelId])).toEqual([
    ["p", "m"],
    ["", "m"],
  ]);
});
