import { APIError } from "openai";
import { describe, expect, it } from "vitest";
import { ProviderError } from "@/server/core/model/provider-error";
import { startAnswer } from "./answer";
import { toUsage as anthropicUsage, fromMessage } from "./anthropic/from-response";
import { toRequest as toAnthropic } from "./anthropic/to-request";
import { toBaseUrl } from "./ollama/find-local-ollama";
import { toRequest as toOllama } from "./ollama/to-request";
import { fromError, isContentFilter } from "./openai/from-error";
import { fromResponse } from "./openai/from-response";
import { toRequest as toOpenAi } from "./openai/to-request";
import { parseRetryAfter } from "./parse-retry-after";
import type { GenerateRequest } from "./port";
import { scrub } from "./scrub";

const closed = {
  type: "object",
  properties: { score: { type: "integer", minimum: 1, maximum: 5 } },
  required: ["score"],
  additionalProperties: false,
};

const request: GenerateRequest = {
  model: "m",
  messages: [
    { role: "system", content: "One." },
    { role: "system", content: "Two." },
    { role: "user", content: "Three." },
    { role: "user", content: "Four." },
  ],
  settings: { temperature: 1.4, topP: 0.9, maxOutputTokens: 7, stop: ["X"], seed: 3 },
  jsonSchema: { name: "verdict", schema: closed },
  signal: new AbortController().signal,
};

describe("a request in OpenAI's words", () => {
  it("asks for usage and a strict schema, with the limit's name that the server knows", () => {
    const compatible = toOpenAi(request, false);
    expect(compatible).toMatchObject({ stream: true, stream_options: { include_usage: true }, max_tokens: 7, seed: 3 });
    expect(compatible.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "verdict", schema: closed, strict: true },
    });
    expect(toOpenAi(request, true)).toMatchObject({ max_completion_tokens: 7, temperature: 1.4 });
  });

  it("is not strict for an open schema", () => {
    const open = {
      ...request,
      jsonSchema: { name: "v", schema: { type: "object", properties: { a: { type: "string" } } } },
    };
    expect(toOpenAi(open, true).response_format).toMatchObject({ json_schema: { strict: false } });
  });

  it("leaves out sampling settings that first reasoning models refuse, at OpenAI only", () => {
    const sampling = (model: string, isOfficial: boolean) => toOpenAi({ ...request, model }, isOfficial).temperature;
    expect(sampling("o3-mini", true)).toBeUndefined();
    expect(sampling("gpt-5-mini", true)).toBeUndefined();
    expect(sampling("gpt-5.4", true)).toBe(1.4);
    expect(sampling("o3-mini", false)).toBe(1.4);
  });
});

describe("a request in Anthropic's words", () => {
  it("joins system texts and neighbours, sets the needed limit, and keeps temperature within 1 and alone", () => {
    const sent = toAnthropic({ ...request, model: "claude-sonnet-4-5" });
    expect(sent).toMatchObject({ system: "One.\n\nTwo.", max_tokens: 7, temperature: 1, stop_sequences: ["X"] });
    expect(sent.messages).toEqual([{ role: "user", content: "Three.\n\nFour." }]);
    expect(sent.top_p).toBeUndefined();
    expect(toAnthropic({ ...request, settings: {} }).max_tokens).toBe(4096);
  });

  it("sends no sampling settings to models that refuse them", () => {
    for (const model of ["claude-opus-4-7", "claude-opus-4-8", "claude-sonnet-5", "claude-fable-5-1"]) {
      expect(Object.keys(toAnthropic({ ...request, model }))).not.toContain("temperature");
    }
    expect(toAnthropic({ ...request, model: "claude-opus-4-6" }).temperature).toBe(1);
  });

  it("turns what its schemas lack into a description", () => {
    const format = toAnthropic(request).output_config?.format;
    expect(format?.schema).toMatchObject({ additionalProperties: false, required: ["score"] });
    expect(JSON.stringify(format?.schema)).not.toContain('"minimum":');
  });

  it("refuses a schema without types as a bad request", () => {
    const jsonSchema = { name: "v", schema: { type: "object", properties: { a: {} } } };
    expect(() => toAnthropic({ ...request, jsonSchema })).toThrow(ProviderError);
  });

  it("counts cached input as input", () => {
    const usage = { input_tokens: 10, cache_read_input_tokens: 4, cache_creation_input_tokens: 1, output_tokens: 3 };
    expect(anthropicUsage(usage)).toEqual({ inputTokens: 15, cachedInputTokens: 4, outputTokens: 3 });
  });

  it("reads a whole message without its thinking", () => {
    const content = [
      { type: "thinking", thinking: "hm" },
      { type: "text", text: "Yes." },
    ];
    expect(fromMessage({ content, stop_reason: "end_turn" })).toMatchObject({ text: "Yes.", isEnd: true });
  });
});

it("puts settings into Ollama's options and the schema into its format", () => {
  expect(toOllama(request)).toMatchObject({
    stream: true,
    format: closed,
    options: { temperature: 1.4, top_p: 0.9, num_predict: 7, stop: ["X"], seed: 3 },
  });
});

it("takes OpenAI's error codes before the status: an empty account is no rate limit, a filter no error", () => {
  const refused = (status: number | undefined, error: object) => new APIError(status, error, undefined, new Headers());
  const kindOf = (error: APIError) => fromError(error, null, 0);
  expect(kindOf(refused(429, { code: "insufficient_quota" }))).toMatchObject({ kind: "auth", isRetriable: false });
  expect(kindOf(refused(429, { type: "insufficient_quota" }))).toMatchObject({ kind: "rate_limit" });
  expect(kindOf(refused(undefined, { type: "insufficient_quota" }))).toMatchObject({ kind: "auth" });
  expect(isContentFilter(refused(400, { code: "content_filter" }))).toBe(true);
  expect(isContentFilter(refused(undefined, { code: "content_filter" }))).toBe(false);
});

it("reads a whole chat completion, and finds nothing in nonsense", () => {
  const choices = [{ message: { content: "Yes." }, finish_reason: "stop" }];
  expect(fromResponse({ choices })).toMatchObject({ text: "Yes.", finishReason: "stop", usage: null });
  for (const nonsense of [null, 7, "x", [], { choices: "abc" }, { choices: [null] }, { choices: [{ delta: 5 }] }]) {
    expect(fromResponse(nonsense)).toMatchObject({ text: "", finishReason: null });
  }
});

it.each([
  [{ "retry-after": "1.5" }, 1500],
  [{ "retry-after": "-3" }, 0],
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:09 GMT" }, 8000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("reads the wait of %j as %s ms", (headers, expected) => {
  expect(parseRetryAfter(new Headers(headers), 1000)).toBe(expected);
});

it("hides our key and what looks like another, and keeps one short line", () => {
  expect(scrub("bad key my-own-key\n or sk-abcdefghijk, Bearer abcdefghij.k", "my-own-key")).toBe(
    "bad key [key hidden] or [key hidden], [key hidden]",
  );
  expect(scrub("x".repeat(500), null).length).toBe(300);
});

it.each([
  ["", "http://127.0.0.1:11434"],
  ["0.0.0.0", "http://127.0.0.1:11434"],
  [":8080", "http://127.0.0.1:8080"],
  ["gpu-box", "http://gpu-box:11434"],
  ["http://gpu-box:5000/", "http://gpu-box:5000"],
  ["https://ollama.example", "https://ollama.example"],
])("reads OLLAMA_HOST %j as %s", (host, expected) => {
  expect(toBaseUrl(host)).toBe(expected);
});

describe("counts that cannot be right", () => {
  it("are taken as not reported, so that one wild number cannot keep a paid answer from being stored", () => {
    const usage = { prompt_tokens: 3e12, completion_tokens: 5 };
    expect(fromResponse({ choices: [], usage }).usage).toBeNull();
    expect(anthropicUsage({ input_tokens: 8, output_tokens: Number.MAX_VALUE })).not.toHaveProperty("outputTokens");
  });

  it("never bill more cached than input tokens", () => {
    const usage = { inputTokens: 10, outputTokens: 2, cachedInputTokens: 90, reasoningTokens: 0 };
    const answer = startAnswer(request).finish({ finishReason: "stop", usage, servedModel: null });
    expect(answer.usage).toEqual({ ...usage, cachedInputTokens: 10 });
  });
});
