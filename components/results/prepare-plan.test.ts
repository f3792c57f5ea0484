import { expect, it } from "vitest";
import { planSchema } from "@/server/core/experiment/schema";
import { configFacts, guardrailFacts, planFacts, settingsWords } from "./prepare-plan";

const plan = planSchema.parse({});

it("says which settings are set, and who decides when none is", () => {
  expect(settingsWords({ temperature: 0, maxOutputTokens: 2000, stop: ["\n"] })).toBe(
    'temperature 0, at most 2,000 tokens, stops at "\\n"',
  );
  expect(settingsWords({})).toBe("as the prompt version says");
});

it("never promises more samples than the dataset has", () => {
  const samples = (limit: number | null) =>
    planFacts({ ...plan, sampleLimit: limit }, 120, "Exact match").find((fact) => fact.label === "Samples")?.value;
  expect(samples(null)).toBe("120 of 120");
  expect(samples(500)).toBe("120 of 120");
  expect(samples(40)).toBe("40 of 120");
});

it("tells a limit from a guardrail that is shown only", () => {
  const measures = [{ evaluator: 2, limit: 0.05 }];
  const guardrails = { costRatio: 1.2, latencyRatio: null, failureRate: 0.1, measures };
  const facts = guardrailFacts({ ...plan, guardrails }, ["Exact match", "Latency", "Safety"]);
  expect(facts.map((fact) => fact.value)).toEqual([
    "at most 20 % more",
    "shown only",
    "at most 10.0 percentage points more",
    "at most 0.05 worse",
  ]);
  expect(facts[3]?.label).toBe("Safety");
});

it("names the limit that a plan for a saving sets by itself", () => {
  const [cost] = guardrailFacts({ ...plan, decision: "as_good_but_cheaper" }, []);
  expect(cost).toMatchObject({ label: "Cost", value: "at most 10 % more" });
});

it("writes a metric's settings without code", () => {
  expect(configFacts({ ignoreCase: true, pattern: "^a" })).toEqual([
    { name: "ignore case", value: "yes" },
    { name: "pattern", value: "^a" },
  ]);
});
