import { expect, test } from "vitest";
import { providerIds } from "./providers";
import { type SettingFact, settingFacts } from "./setting-facts";

const of = (facts: SettingFact[], label: string) => facts.find((fact) => fact.label === label);

test("a page says of every setting whether a model takes it, in agreement with what is sent", () => {
  const plain = settingFacts("ollama", "llama3.2:3b");
  expect(plain.every(({ label, isTaken }) => isTaken === (label !== "Reasoning effort"))).toBe(true);
  expect(of(plain, "Temperature")?.note).toBe("Up to 2");
  const openAi = settingFacts("openai", "o3");
  expect(of(openAi, "Temperature")?.isTaken).toBe(false);
  expect(of(openAi, "Reasoning effort")).toEqual({
    label: "Reasoning effort",
    isTaken: true,
    note: "Low, medium, high",
  });
  expect(of(settingFacts("deepseek", "deepseek-reasoner"), "Temperature")?.note).toMatch(/thinks/);
  expect(of(settingFacts("deepseek", "deepseek-v4"), "JSON schema")?.note).toMatch(/not enforced/);
});

test("every provider has a line for each setting", () => {
  for (const id of providerIds)
    expect(settingFacts(id, "any-model").map(({ note }) => note === "")).not.toContain(true);
});
