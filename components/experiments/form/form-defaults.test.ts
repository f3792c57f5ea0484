import { describe, expect, it } from "vitest";
import { experimentInput } from "@/server/core/experiment/schema";
import type { DraftInput, ExperimentView } from "../api-types";
import { emptyForm, formOf, restoreForm } from "./form-defaults";
import { experimentForm, toInput } from "./form-schema";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

const input: DraftInput = experimentInput.parse({
  name: "Which is better",
  datasetVersionId: id(1),
  variants: [
    { name: "Brief v1 · Small", promptVersionId: id(2), modelId: id(3) },
    { name: "My candidate", promptVersionId: id(4), modelId: id(3) },
  ],
  evaluators: [
    { kind: "metric", key: "latency" },
    { kind: "metric", key: "contains", config: { ignoreCase: true } },
  ],
  plan: { primary: 1, repeats: 2 },
});
const variant = (position: number, name: string) => ({
  id: id(7),
  position,
  letter: "A",
  name: "",
  isControl: position === 0,
  settings: {},
  prompt: { id: id(5), name, versionId: id(2), number: 1 },
  model: { id: id(3), name: "small", label: "Small", provider: "simulator" },
});
const view: ExperimentView = {
  id: id(8),
  name: "Which is better",
  hypothesis: "",
  status: "draft",
  statusReason: null,
  resumeCount: 0,
  createdAt: "2026-11-21T10:00:00.000Z",
  startedAt: null,
  endedAt: null,
  archivedAt: null,
  manifestHash: null,
  seed: "s",
  isPilot: false,
  isNoiseFloor: false,
  expectation: null,
  plan: input.plan,
  dataset: { id: id(6), name: "Data", versionId: id(1), number: 1, sampleCount: 9, contentHash: "h" },
  variants: [variant(0, "Brief"), variant(1, "Careful")],
  evaluators: [],
};

const none = new Map();

describe("the form's beginning", () => {
  it("lacks nothing but what has to be chosen", () => {
    const issues = experimentForm.safeParse(emptyForm()).error?.issues.map(({ message }) => message);
    expect(new Set(issues)).toEqual(new Set(["Choose a dataset.", "Choose a prompt.", "Choose a model."]));
  });

  it("puts what matters first and keeps the rest of a stored draft", () => {
    const form = formOf(input, view, "edit", none);
    expect(form.evaluators.map((each) => each.kind === "metric" && each.key)).toEqual(["contains", "latency"]);
    expect(form.plan).toMatchObject({ primary: 0, repeats: 2 });
    expect(form).toMatchObject({ experimentId: id(8), name: "Which is better", datasetId: id(6) });
    expect(experimentForm.safeParse(form).success).toBe(true);
  });

  it("drops a variant's name that the server made up, and keeps one that a person gave", () => {
    expect(formOf(input, view, "edit", none).variants.map(({ name }) => name)).toEqual(["", "My candidate"]);
  });

  it("takes for a variant's own only the settings that its prompt version does not have", () => {
    const [first, ...others] = input.variants;
    const settings = { temperature: 0.2, seed: 7, stop: ["."] };
    const stored = { ...input, variants: first ? [{ ...first, settings }, ...others] : others };
    const own = new Map([[id(2), { temperature: 0.2, seed: 1, stop: ["."] }]]);
    expect(formOf(stored, view, "edit", own).variants[0]?.settings).toEqual({ seed: 7 });
  });

  it("makes a copy a new experiment", () => {
    expect(formOf(input, view, "copy", none)).toMatchObject({ experimentId: null, name: "Which is better (copy)" });
    const long = formOf({ ...input, name: "x".repeat(120) }, view, "copy", none);
    expect(long.name).toHaveLength(120);
  });

  it("sends the proposed name when none is typed, and nothing that only the form knows", () => {
    const sent = toInput({ ...formOf(input, view, "edit", none), name: " " }, "Proposed");
    expect(sent.name).toBe("Proposed");
    expect(Object.keys(sent)).not.toContain("datasetId");
    expect(Object.keys(sent.variants[0] ?? {})).not.toContain("promptId");
  });

  it("takes up what the tab kept, but not what another form left there", () => {
    const kept = { ...emptyForm(), name: "Kept" };
    expect(restoreForm(emptyForm(), kept)?.name).toBe("Kept");
    expect(restoreForm(emptyForm(), { name: "Other" })).toBeNull();
    expect(restoreForm(emptyForm(), null)).toBeNull();
  });
});
