import { APIError } from "openai";
import { describe, expect, it } from "vitest";
import { ProviderError } from "@/server/core/model/provider-error";
import type { ProviderId } from "@/server/core/model/providers";
import { startAnswer } from "./answer";
import { toUsage as anthropicUsage, fromMessage } from "./anthropic/from-response";
import { toRequest as toAnthropic } from "./anthropic/to-request";
import { authorizeBedrock } from "./bedrock/authorize";
import { toRequest as toBedrock } from "./bedrock/to-request";
import { objectAt } from "./json-value";
import { toBaseUrl } from "./ollama/find-local-ollama";
import { toRequest as toOllama } from "./ollama/to-request";
import { dialectOf } from "./openai/dialects";
import { fromError, isContentFilter } from "./openai/from-error";
import { fromResponse } from "./openai/from-response";
import { readModels } from "./openai/read-models";
import { reshapeRefusal } from "./openai/reshape-refusal";
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
    const compatible = toOpenAi(request, dialectOf("compatible"));
    expect(compatible).toMatchObject({ stream: true, stream_options: { include_usage: true }, max_tokens: 7, seed: 3 });
    expect(compatible.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "verdict", schema: closed, strict: true },
    });
    expect(toOpenAi(request, dialectOf("openai"))).toMatchObject({ max_completion_tokens: 7, temperature: 1.4 });
  });

  it("is not strict for an open schema", () => {
    const open = {
      ...request,
      jsonSchema: { name: "v", schema: { type: "object", properties: { a: { type: "string" } } } },
    };
    expect(toOpenAi(open, dialectOf("openai")).response_format).toMatchObject({ json_schema: { strict: false } });
  });

  it("names the seed, the effort and the limit as each server knows them, and asks for usage only where it may", () => {
    const settings = { maxOutputTokens: 7, seed: 3, reasoningEffort: "none" as const };
    const sent = (provider: ProviderId) =>
      toOpenAi({ ...request, jsonSchema: undefined, settings }, dialectOf(provider));
    expect(sent("mistral")).toMatchObject({ random_seed: 3, max_tokens: 7, reasoning_effort: "none" });
    expect(
      Object.entries(sent("mistral"))
        .filter(([, value]) => value !== undefined)
        .map(([key]) => key),
    ).not.toContain("stream_options");
    expect(sent("deepseek")).toMatchObject({ thinking: { type: "disabled" }, seed: 3 });
    expect(sent("openrouter")).toMatchObject({ reasoning: { effort: "none" } });
    expect(sent("azure-openai")).toMatchObject({ max_completion_tokens: 7 });
  });

  it("does not stream an answer that is held to JSON where the server refuses that", () => {
    expect(toOpenAi(request, dialectOf("groq"))).toMatchObject({ stream: false, stream_options: undefined });
    expect(toOpenAi({ ...request, jsonSchema: undefined }, dialectOf("groq")).stream).toBe(true);
    expect(toOpenAi(request, dialectOf("mistral")).stream).toBe(true);
  });

  it("asks for plain JSON where a schema is only told", () => {
    const jsonSchema = { name: "v", schema: closed, isTold: true as const };
    expect(toOpenAi({ ...request, jsonSchema }, dialectOf("deepseek")).response_format).toEqual({
      type: "json_object",
    });
  });
});

describe("a request in Anthropic's words", () => {
  it("joins system texts and neighbours, and sets the needed limit", () => {
    const sent = toAnthropic(request);
    expect(sent).toMatchObject({ system: "One.\n\nTwo.", max_tokens: 7, stop_sequences: ["X"] });
    expect(sent.messages).toEqual([{ role: "user", content: "Three.\n\nFour." }]);
    expect(toAnthropic({ ...request, settings: {} }).max_tokens).toBe(4096);
  });

  it("puts effort and schema into its output settings", () => {
    const settings = { reasoningEffort: "xhigh" as const };
    expect(toAnthropic({ ...request, jsonSchema: undefined, settings }).output_config).toEqual({ effort: "xhigh" });
    expect(toAnthropic({ ...request, jsonSchema: undefined }).output_config).toBeUndefined();
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

it("tells Ollama how long to keep a model: durations as text, seconds and for ever as numbers, else nothing", () => {
  const kept = ["5m", "90", "0", "-1"].map((text) => toOllama(request, text).keep_alive);
  expect(kept).toEqual(["5m", 90, 0, -1]);
  expect(toOllama(request).keep_alive).toBeUndefined();
});

it("lets Ollama's models think, in levels where they know them", () => {
  const think = (model: string, reasoningEffort?: "none" | "high") =>
    toOllama({ ...request, model, settings: { reasoningEffort } }).think;
  expect([
    think("gpt-oss:20b", "high"),
    think("qwen3:8b", "high"),
    think("qwen3:8b", "none"),
    think("qwen3:8b"),
  ]).toEqual(["high", true, false, undefined]);
});

describe("a request in Bedrock's words", () => {
  it("joins neighbours, keeps the system apart and sends the schema as text", () => {
    const sent = toBedrock(request);
    expect(sent).toMatchObject({
      messages: [{ role: "user", content: [{ text: "Three.\n\nFour." }] }],
      system: [{ text: "One." }, { text: "Two." }],
      inferenceConfig: { maxTokens: 7, temperature: 1.4, topP: 0.9, stopSequences: ["X"] },
    });
    const { jsonSchema } = objectAt(objectAt(sent.outputConfig, "textFormat"), "structure");
    expect(JSON.parse(String(objectAt({ jsonSchema }, "jsonSchema").schema))).toMatchObject({ required: ["score"] });
  });
});

it("signs calls to Bedrock for its region, and puts a Bedrock key on as it is", async () => {
  const call = { url: "https://x/model/a%3Ab/converse-stream", method: "POST", headers: { accept: "y" }, body: "{}" };
  const address = "https://bedrock-runtime.eu-central-1.amazonaws.com";
  const signed = await authorizeBedrock("AKIAIOSFODNN7EXAMPLE:secret/key+here:token==", address)(call);
  expect(signed.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/eu-central-1\/bedrock\/aws4_request/,
  );
  expect(signed).toMatchObject({ accept: "y", "x-amz-security-token": "token==" });
  expect(JSON.stringify(signed)).not.toContain("secret/key");
  expect(await authorizeBedrock("ABSKkey=", address)(call)).toEqual({ accept: "y", authorization: "Bearer ABSKkey=" });
  expect(await authorizeBedrock(null, address)(call)).toEqual({ accept: "y" });
});

it.each([
  ["a list with an error", [{ error: { message: "No.", code: 400 } }], "No."],
  ["a message without an error around it", { message: "No." }, "No."],
  ["details of a validation", { object: "error", message: { detail: [{ msg: "No." }] } }, '{"detail":[{"msg":"No."}]}'],
  ["a detail", { detail: "No." }, "No."],
  ["an error that is text", { error: "No." }, "No."],
])("reads a refusal that is %s", async (_, body, message) => {
  const reshaped = await reshapeRefusal(new Response(JSON.stringify(body), { status: 400 }));
  expect(reshaped.status).toBe(400);
  expect(await reshaped.json()).toMatchObject({ error: { message } });
});

it("finds Gemini's wait and its word for a wrong key in the details", async () => {
  const details = [{ reason: "API_KEY_INVALID" }, { retryDelay: "34s" }];
  const body = JSON.stringify([{ error: { message: "No.", details } }]);
  const reshaped = await reshapeRefusal(new Response(body, { status: 400 }));
  expect(reshaped.headers.get("retry-after")).toBe("34");
  expect(await reshaped.json()).toMatchObject({ error: { code: "invalid_api_key" } });
  expect(await (await reshapeRefusal(new Response("<h1>No</h1>", { status: 502 }))).text()).toBe("<h1>No</h1>");
});

it.each([
  [{ data: [{ id: "models/a", display_name: "A" }, null, {}] }, [{ name: "a", label: "A" }]],
  [{ data: [{ id: "a", context_window: 9 }] }, [{ name: "a", contextTokens: 9 }]],
  [{ models: [{ name: "c", context_length: 7 }] }, [{ name: "c", contextTokens: 7 }]],
  [
    [{ id: "t", pricing: { input: 0.2, output: 0.6 } }],
    [{ name: "t", inputMicroUsdPerMillion: 200_000, outputMicroUsdPerMillion: 600_000 }],
  ],
  [
    { data: [{ id: "r", pricing: { prompt: "0.0000025", completion: "0.00001" } }] },
    [{ name: "r", inputMicroUsdPerMillion: 2_500_000, outputMicroUsdPerMillion: 10_000_000 }],
  ],
  [
    { data: [{ id: "r", pricing: { prompt: "0.0000025", completion: "0.00001", input_cache_read: "0.00000025" } }] },
    [
      {
        name: "r",
        inputMicroUsdPerMillion: 2_500_000,
        outputMicroUsdPerMillion: 10_000_000,
        cachedInputMicroUsdPerMillion: 250_000,
      },
    ],
  ],
  [{ data: [{ id: "r", pricing: { prompt: "-1", completion: "-1" } }] }, [{ name: "r" }]],
])("reads the models of %j", (body, models) => {
  expect(readModels(body)).toEqual(models);
});

it("counts thinking that stands only in the total as output, where the server counts so", () => {
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 };
  expect(fromResponse({ usage }, true).usage).toMatchObject({ outputTokens: 30, reasoningTokens: 25 });
  expect(fromResponse({ usage }).usage).toMatchObject({ outputTokens: 5, reasoningTokens: 0 });
});

it("reads reasons in capitals, parts of content, and a server that broke off", () => {
  const choice = (finish_reason: string, content: unknown = "x") => ({
    choices: [{ message: { content }, finish_reason }],
  });
  expect(fromResponse(choice("MAX_TOKENS")).finishReason).toBe("length");
  expect(fromResponse(choice("PROHIBITED_CONTENT")).finishReason).toBe("content_filter");
  expect(fromResponse(choice("insufficient_system_resource")).fault).toBe("overloaded");
  const parts = [
    { type: "thinking", thinking: [] },
    { type: "text", text: "Yes." },
  ];
  expect(fromResponse(choice("stop", parts)).text).toBe("Yes.");
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
