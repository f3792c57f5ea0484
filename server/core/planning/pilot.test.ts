import { expect, it } from "vitest";
import { planSchema } from "../experiment/schema";
import { pilotDraft, pilotSamples } from "./pilot";

it("a pilot has 20 units: samples, or as many as 20 groups hold, up to 200 and never more than there are", () => {
  expect(pilotSamples({ samples: 500, units: 500 })).toBe(20);
  expect(pilotSamples({ samples: 500, units: 100 })).toBe(100);
  expect(pilotSamples({ samples: 25, units: 10 })).toBe(25);
  expect(pilotSamples({ samples: 5_000, units: 100 })).toBe(200);
  expect(pilotSamples({ samples: 12, units: 12 })).toBe(12);
});

it("a pilot of a draft asks its own number of samples, to the end and without limits", () => {
  const draft = {
    name: "Which model",
    hypothesis: "",
    datasetVersionId: "d",
    variants: [],
    evaluators: [],
    plan: planSchema.parse({ sampleLimit: 400, mode: "fixed" }),
  };
  expect(pilotDraft(draft, { samples: 100, repeats: 2 })).toMatchObject({
    name: "Pilot of Which model",
    plan: { sampleLimit: 100, repeats: 2, mode: "sequential", stopEarly: false, guardrails: { failureRate: null } },
  });
});
