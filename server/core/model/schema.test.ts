import { describe, expect, it } from "vitest";
import { connectionInput, modelInput } from "./schema";

const connection = { name: "Main", provider: "openai", apiKey: "sk-test", baseUrl: "" };

describe("connectionInput", () => {
  it("takes an empty base URL as the provider's own and drops slashes at the end of another", () => {
    expect(connectionInput.parse(connection)).toMatchObject({ baseUrl: null, apiKey: "sk-test", maxConcurrency: 8 });
    expect(connectionInput.parse({ ...connection, baseUrl: " http://localhost:8000/v1/ " }).baseUrl).toBe(
      "http://localhost:8000/v1",
    );
  });

  it.each([
    "nonsense",
    "ftp://example.com",
    "https://me:pw@example.com",
    "https://example.com/?key=1",
    "https://example.com/#a",
  ])("refuses %s as base URL with a sentence", (baseUrl) => {
    const result = connectionInput.safeParse({ ...connection, baseUrl });
    expect(result.success).toBe(false);
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([["baseUrl"]]);
  });

  it("demands a key of OpenAI and Anthropic, but not of a compatible server, Ollama or the simulator", () => {
    const parse = (more: object) => connectionInput.safeParse({ name: "x", ...more }).success;
    expect(parse({ provider: "openai" })).toBe(false);
    expect(parse({ provider: "anthropic" })).toBe(false);
    expect(parse({ provider: "openai", baseUrl: "http://localhost:8000/v1" })).toBe(true);
    expect(parse({ provider: "ollama" })).toBe(true);
    expect(parse({ provider: "simulator" })).toBe(true);
  });

  it("demands an address where the provider has none of its own, and takes a version only where there are some", () => {
    const parse = (more: object) => connectionInput.safeParse({ name: "x", apiKey: "k", ...more }).success;
    expect(parse({ provider: "compatible" })).toBe(false);
    expect(parse({ provider: "bedrock", baseUrl: "https://bedrock-runtime.eu-central-1.amazonaws.com" })).toBe(true);
    const azure = { provider: "azure-openai", baseUrl: "https://r.openai.azure.com" };
    expect(parse({ ...azure, apiVersion: "2025-04-01-preview" })).toBe(true);
    expect(parse({ ...azure, apiVersion: "" })).toBe(true);
    expect(parse({ ...azure, apiVersion: "latest" })).toBe(false);
    expect(parse({ provider: "groq", apiVersion: "2024-10-21" })).toBe(false);
  });

  it("refuses a key that cannot be sent", () => {
    expect(connectionInput.safeParse({ ...connection, apiKey: "sk-a b" }).success).toBe(false);
    expect(connectionInput.safeParse({ ...connection, apiKey: "sk-ключ" }).success).toBe(false);
  });
});

describe("modelInput", () => {
  it("keeps prices whole and within what the database holds", () => {
    expect(modelInput.parse({ name: "m", inputMicroUsdPerMillion: "250000" }).inputMicroUsdPerMillion).toBe(250_000);
    expect(modelInput.safeParse({ name: "m", inputMicroUsdPerMillion: 0.5 }).success).toBe(false);
    expect(modelInput.safeParse({ name: "m", outputMicroUsdPerMillion: 3_000_000_000 }).success).toBe(false);
  });
});

it("limits a minute are whole numbers from 1 on; an empty field means none", () => {
  const limits = { requestsPerMinute: " ", tokensPerMinute: "120000" };
  const read = connectionInput.parse({ provider: "simulator", name: "A", ...limits });
  expect(read).toMatchObject({ requestsPerMinute: null, tokensPerMinute: 120_000 });
  for (const wrong of ["0", "1.5", "many", "-3", "2000000"]) {
    const { success } = connectionInput.safeParse({ provider: "simulator", name: "A", requestsPerMinute: wrong });
    expect(success).toBe(false);
  }
});
