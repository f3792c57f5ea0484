import type { z } from "zod";
import { planSchema } from "@/server/core/experiment/schema";
import type { promptContentSchema } from "@/server/core/prompt/schema";

type Prompt = { name: string; description: string } & z.input<typeof promptContentSchema>;

const system = "You answer questions for a help desk.";

/** The prompts of the demo; the careful one holds phrases that help a simulated model, as they often help a real one. */
export const demoPrompts = {
  brief: {
    name: "Brief answer",
    description: "Asks and nothing more.",
    messages: [
      { role: "system", content: system },
      { role: "user", content: "{{question}}" },
    ],
    settings: { temperature: 0, maxOutputTokens: 200 },
  },
  careful: {
    name: "Careful answer",
    description: "Asks for exactness and a second look.",
    messages: [
      {
        role: "system",
        content: `${system} Be exact: give the answer and nothing else, without a full stop and without repeating the question; for example, answer "Au" and not "It is Au". Think step by step before you write, and check your answer once more against the question.`,
      },
      { role: "user", content: "Question: {{question}}" },
    ],
    settings: { temperature: 0, maxOutputTokens: 200 },
  },
  testCases: {
    name: "Test cases from a user story",
    description: "Writes the test cases a tester would ask for.",
    messages: [
      { role: "system", content: "You are a test engineer. Write test cases as short bullet points, one check each." },
      { role: "user", content: "Write the test cases for this user story:\n\n{{story}}" },
    ],
    settings: { temperature: 0.2, maxOutputTokens: 500 },
  },
} satisfies Record<string, Prompt>;

export const demoNames = {
  finished: "Is a careful prompt on the medium model worth it?",
  running: "Test cases: medium or large model?",
  draft: "Is the small model good enough for answers?",
};

/** The demo is the same story on every machine. */
export const demoSeed = "assay-demo";

export const demoPlans = {
  finished: planSchema.parse({ minimumEffect: 0.05, guardrails: { failureRate: 0.2 } }),
  running: planSchema.parse({ minimumEffect: 0.05, repeats: 3, stopEarly: false }),
  draft: planSchema.parse({ minimumEffect: 0.1, decision: "as_good_but_cheaper" }),
};
