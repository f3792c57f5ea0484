import { describe, expect, it } from "vitest";
import { imageSupport, imagesShownTo, noteImages, noteJudgeImages, whyNotShowImages } from "./image-support";
import { type ProviderId, providerIds } from "./providers";

const asked = (provider: ProviderId, name: string) => ({ provider, name, label: `Model ${name}` });
const plain = [{ column: "photo", hasUrls: false }];
const addressed = [...plain, { column: "chart", hasUrls: true }];

describe("what takes images", () => {
  it.each([
    ["openai", "gpt-4o-mini", "yes"],
    ["openai", "gpt-5.4", "yes"],
    ["openai", "o3", "yes"],
    ["openai", "o3-mini", "no"],
    ["openai", "gpt-3.5-turbo", "no"],
    ["openai", "gpt-4-0613", "no"],
    ["openai-responses", "gpt-4.1", "yes"],
    ["azure-openai", "gpt-35-turbo", "unknown"],
    ["anthropic", "claude-haiku-4-5", "yes"],
    ["gemini", "gemini-2.5-flash", "yes"],
    ["mistral", "pixtral-12b-2409", "yes"],
    ["mistral", "codestral-latest", "no"],
    ["deepseek", "deepseek-chat", "no"],
    ["xai", "grok-4-fast", "yes"],
    ["xai", "grok-3-mini", "no"],
    ["bedrock", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "yes"],
    ["bedrock", "amazon.nova-micro-v1:0", "no"],
    ["bedrock", "us.meta.llama3-2-11b-instruct-v1:0", "yes"],
    ["groq", "llama-3.3-70b-versatile", "no"],
    ["groq", "meta-llama/llama-4-scout-17b-16e-instruct", "yes"],
    ["together", "Qwen/Qwen2.5-VL-72B-Instruct", "yes"],
    ["ollama", "llama3.2-vision:11b", "yes"],
    ["ollama", "llama3.2:3b", "no"],
    ["ollama", "qwen2.5vl:7b", "yes"],
    ["ollama", "qwen2.5:7b", "no"],
    ["ollama", "gemma3:12b", "yes"],
    ["ollama", "gemma3:1b", "no"],
    ["ollama", "my-own:latest", "unknown"],
    ["compatible", "anything", "unknown"],
    ["openrouter", "openai/gpt-4o", "unknown"],
    ["simulator", "sim-small", "ignored"],
  ] as const)("%s %s: %s", (provider, model, images) => {
    expect(imageSupport(provider, model).images).toBe(images);
  });

  it("stands in the way of a launch only when it is known that a model cannot be shown them", () => {
    expect(whyNotShowImages(asked("openai", "o3-mini"), plain)).toContain(
      "{{photo}}, but Model o3-mini takes no images",
    );
    expect(whyNotShowImages(asked("ollama", "llava"), plain)).toBeNull();
    expect(whyNotShowImages(asked("ollama", "llava"), addressed)).toContain("{{chart}} holds addresses");
    expect(whyNotShowImages(asked("openai", "gpt-4o"), addressed)).toBeNull();
    expect(whyNotShowImages(asked("compatible", "m"), addressed)).toBeNull();
    for (const provider of providerIds) expect(whyNotShowImages(asked(provider, "m"), [])).toBeNull();
  });

  it("is said where it is not known or not done", () => {
    expect(noteImages(asked("compatible", "m"), plain)).toContain("does not know whether Model m takes images");
    expect(noteImages(asked("simulator", "sim-small"), plain)).toContain("does not look at them");
    expect(noteImages(asked("gemini", "gemini-2.5-pro"), plain)).toBeNull();
    expect(noteImages(asked("gemini", "gemini-2.5-pro"), addressed)).toContain("fetches images from addresses");
    for (const provider of providerIds) expect(noteImages(asked(provider, "m"), [])).toBeNull();
  });

  it("decides what a judge is shown, and the form says the rest", () => {
    expect(imagesShownTo("openai", "gpt-4o")).toEqual(["data", "url"]);
    expect(imagesShownTo("gemini", "gemini-2.5-pro")).toEqual(["data"]);
    expect(imagesShownTo("compatible", "m")).toEqual([]);
    expect(noteJudgeImages(asked("openai", "gpt-4o"), addressed)).toBeNull();
    expect(noteJudgeImages(asked("gemini", "gemini-2.5-pro"), plain)).toBeNull();
    expect(noteJudgeImages(asked("gemini", "gemini-2.5-pro"), addressed)).toContain("no images that are addresses");
    for (const [provider, name] of [
      ["deepseek", "deepseek-chat"],
      ["compatible", "m"],
      ["simulator", "sim-judge"],
    ] as const) {
      expect(imagesShownTo(provider, name)).toEqual([]);
      expect(noteJudgeImages(asked(provider, name), plain)).not.toBeNull();
      expect(noteJudgeImages(asked(provider, name), [])).toBeNull();
    }
  });
});
