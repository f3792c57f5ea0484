import { expect, it } from "vitest";
import { providersWithout, settingNotes } from "./setting-notes";

const claude = { provider: "anthropic" as const, name: "claude-haiku-4-5", label: "Haiku" };

it("says what is not sent, and nothing where all is", () => {
  expect(settingNotes(claude, { seed: 7, temperature: 0 })).toEqual([
    { key: "seed", message: "Seed is not taken by Haiku: it will not be sent." },
  ]);
  expect(settingNotes(claude, { temperature: 0, maxOutputTokens: 9, jsonSchema: {} })).toEqual([]);
});

it("says why, and what can be done", () => {
  const words = (...args: Parameters<typeof settingNotes>) => settingNotes(...args).map(({ message }) => message);
  const gpt = { provider: "openai" as const, name: "gpt-6-luna", label: "Luna" };
  expect(words(gpt, { temperature: 0 })).toEqual([
    "Temperature is not taken by Luna while it thinks: it will not be sent. A reasoning effort of none lets it be sent.",
  ]);
  expect(words(gpt, { reasoningEffort: "minimal" })).toEqual([
    "Reasoning effort minimal is not known to Luna, which takes none, low, medium, high, xhigh, max: it will not be sent.",
  ]);
  expect(words(claude, { temperature: 1.5, topP: 0.5 })).toEqual([
    "Top p is not taken by Haiku beside a temperature: it will not be sent.",
    "Haiku takes a temperature of at most 1: 1 will be sent.",
  ]);
});

it("tells a schema that is only told from one that is not taken", () => {
  const deepseek = { provider: "deepseek" as const, name: "deepseek-chat", label: "DeepSeek" };
  const nova = { provider: "bedrock" as const, name: "amazon.nova-lite-v1:0", label: "Nova" };
  expect(settingNotes(deepseek, { jsonSchema: {} })[0]?.message).toContain("told the schema");
  expect(settingNotes(nova, { jsonSchema: {} })[0]?.message).toContain("will not be sent");
});

it("names the providers without a setting", () => {
  expect(providersWithout("seed")).toContain("Anthropic");
  expect(providersWithout("temperature")).toEqual([]);
});
