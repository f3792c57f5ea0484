import { describe, expect, it } from "vitest";
import { type CallSettings, settingFamilies, settingsNotTaken, takenBy, takenSettings } from "./model-settings";
import { type ProviderId, providerIds } from "./providers";

const all: CallSettings = {
  temperature: 0.5,
  topP: 0.9,
  maxOutputTokens: 7,
  stop: ["X"],
  seed: 3,
  reasoningEffort: "high",
};

const sent = (provider: ProviderId, model: string, settings = all) =>
  Object.entries(takenSettings(provider, model, settings))
    .filter(([, value]) => value !== undefined)
    .map(([key]) => key);

describe("the settings a model takes", () => {
  it.each<[ProviderId, string, string[]]>([
    ["openai", "gpt-4.1", ["temperature", "topP", "maxOutputTokens", "stop", "seed"]],
    ["openai", "o3-mini", ["maxOutputTokens", "seed", "reasoningEffort"]],
    ["openai", "gpt-5-mini", ["maxOutputTokens", "seed", "reasoningEffort"]],
    ["openai", "gpt-5.4", ["maxOutputTokens", "stop", "seed", "reasoningEffort"]],
    ["openai-responses", "gpt-6-sol", ["maxOutputTokens", "reasoningEffort"]],
    ["openai-responses", "gpt-4.1", ["temperature", "topP", "maxOutputTokens"]],
    ["anthropic", "claude-sonnet-4-5", ["temperature", "maxOutputTokens", "stop"]],
    ["anthropic", "claude-opus-4-6", ["temperature", "maxOutputTokens", "stop", "reasoningEffort"]],
    ["anthropic", "claude-opus-4-7", ["maxOutputTokens", "stop", "reasoningEffort"]],
    ["anthropic", "claude-sonnet-5", ["maxOutputTokens", "stop", "reasoningEffort"]],
    ["bedrock", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", ["temperature", "maxOutputTokens", "stop"]],
    ["gemini", "gemini-3.8-flash", ["temperature", "topP", "maxOutputTokens", "stop", "reasoningEffort"]],
    ["xai", "grok-4", ["temperature", "topP", "maxOutputTokens", "seed"]],
    ["deepseek", "deepseek-v4-flash", ["maxOutputTokens", "stop", "reasoningEffort"]],
    ["deepseek", "deepseek-chat", ["temperature", "topP", "maxOutputTokens", "stop"]],
    ["compatible", "whatever", ["temperature", "topP", "maxOutputTokens", "stop", "seed", "reasoningEffort"]],
  ])("of %s %s are sent, and no others", (provider, model, keys) => {
    expect(sent(provider, model)).toEqual(keys);
  });

  it("are all told about when they are left out, and only then", () => {
    for (const provider of providerIds) {
      for (const model of ["m", "gpt-5-mini", "claude-opus-4-8", "grok-4", "deepseek-v4-flash", "o3"]) {
        const left = settingsNotTaken(provider, model, all).map(({ key }) => key);
        expect([...sent(provider, model), ...left].sort()).toEqual(Object.keys(all).sort());
      }
    }
  });

  it("depend on whether the model thinks", () => {
    const sampling = (model: string, reasoningEffort?: "none" | "low") =>
      takenSettings("openai", model, { temperature: 0.2, reasoningEffort }).temperature;
    expect([sampling("gpt-5.4"), sampling("gpt-5.4", "none"), sampling("gpt-5.4", "low")]).toEqual([
      0.2,
      0.2,
      undefined,
    ]);
    expect([sampling("gpt-6-luna"), sampling("gpt-6-luna", "none")]).toEqual([undefined, 0.2]);
  });

  it("leave out an effort that the model does not know", () => {
    expect(settingsNotTaken("xai", "grok-4.5", { reasoningEffort: "none" })).toEqual([
      { key: "reasoningEffort", because: "effort" },
    ]);
    expect(settingsNotTaken("openai", "gpt-4o", { reasoningEffort: "low" })).toEqual([
      { key: "reasoningEffort", because: "never" },
    ]);
  });

  it("send the highest temperature instead of a higher one, and say so", () => {
    expect(takenSettings("anthropic", "claude-haiku-4-5", { temperature: 1.4 }).temperature).toBe(1);
    expect(settingsNotTaken("anthropic", "claude-haiku-4-5", { temperature: 1.4 })).toEqual([
      { key: "temperature", because: "limit" },
    ]);
  });
});

it("a schema is enforced, told or not taken", () => {
  expect(takenBy("openai", "gpt-4o").schema).toBe("enforced");
  expect(takenBy("openai", "gpt-4-turbo").schema).toBe("none");
  expect(takenBy("groq", "openai/gpt-oss-120b").schema).toBe("enforced");
  expect(takenBy("groq", "llama-3.3-70b-versatile").schema).toBe("told");
  expect(takenBy("bedrock", "us.anthropic.claude-haiku-4-5-20251001-v1:0").schema).toBe("enforced");
  expect(takenBy("bedrock", "amazon.nova-lite-v1:0").schema).toBe("none");
});

it("every provider has its line", () => {
  expect(Object.keys(settingFamilies).sort()).toEqual([...providerIds].sort());
});
