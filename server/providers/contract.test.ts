import Anthropic from "@anthropic-ai/sdk";
import { EventStreamCodec, getChunkedStream } from "@smithy/core/event-streams";
import { Ollama } from "ollama";
import OpenAI, { AzureOpenAI } from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "@/server/core/model/provider-error";
import type { Timeouts } from "@/server/net/watch-call";
import { createProvider } from "./index";
import type { GenerateRequest, Provider, ProviderKind } from "./port";
import { startFakeAnthropic } from "./testing/fake-anthropic";
import { startFakeBedrock } from "./testing/fake-bedrock";
import { startFakeAzure, startFakeGemini, startFakeMistral } from "./testing/fake-compatible";
import { startFakeOllama } from "./testing/fake-ollama";
import { startFakeOpenAi } from "./testing/fake-openai";
import { startFakeResponses } from "./testing/fake-responses";
import type { Behaviour, FakeServer } from "./testing/fake-server";

/** Of no known shape, so that only knowing it can hide it. */
const secret = "Zq81.the.secret.of.this.test";
const text = "Grüße, 世界! 🎉 – two words more.";
const question = [{ role: "user" as const, content: "Say something." }];

type Adapter = {
  /** Where it differs from the kind. */
  name?: string;
  kind: ProviderKind;
  start: () => Promise<FakeServer>;
  /** Where the base URL differs from the server's. */
  path?: string;
  apiVersion?: string;
  lacks?: ("refusals" | "embeddings")[];
  /** The user's message with a picture between two texts, as this protocol wants it. */
  picture: unknown;
  sdkText: (baseUrl: string) => Promise<string>;
};

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const pngUrl = `data:image/png;base64,${png}`;
const before = "Grüße, 世界: ";
const after = " – was ist das? 🎉";

const chatPicture = {
  role: "user",
  content: [
    { type: "text", text: before },
    { type: "image_url", image_url: { url: pngUrl } },
    { type: "text", text: after },
  ],
};

async function chatText(client: OpenAI): Promise<string> {
  const stream = await client.chat.completions.create({ model: "m", messages: question, stream: true });
  let said = "";
  for await (const chunk of stream) {
    const content = chunk.choices[0]?.delta.content;
    if (typeof content === "string") said += content;
  }
  return said;
}

const sdk = { apiKey: "x", maxRetries: 0 };

/** The openai package for OpenAI puts a bearer key on; Azure's key goes by another name. */
const azureHeaders = { authorization: null, "api-key": "x" };

/** AWS's own reading of the stream; the whole client of AWS is no dependency. */
async function converseText(url: string): Promise<string> {
  const headers = { authorization: "Bearer x", "content-type": "application/json" };
  const response = await fetch(`${url}/model/m/converse-stream`, { method: "POST", headers, body: "{}" });
  const utf8 = {
    toText: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
    toBytes: (text: string) => Buffer.from(text),
  };
  const codec = new EventStreamCodec(utf8.toText, utf8.toBytes);
  let said = "";
  for await (const message of getChunkedStream(response.body as unknown as AsyncIterable<Uint8Array>)) {
    const body = JSON.parse(utf8.toText(codec.decode(message).body));
    said += body.delta?.text ?? "";
  }
  return said;
}

const adapters: Adapter[] = [
  {
    kind: "openai",
    start: startFakeOpenAi,
    picture: chatPicture,
    path: "/v1",
    sdkText: (baseURL) => chatText(new OpenAI({ ...sdk, baseURL })),
  },
  {
    kind: "gemini",
    start: startFakeGemini,
    picture: chatPicture,
    path: "/v1beta/openai",
    sdkText: (baseURL) => chatText(new OpenAI({ ...sdk, baseURL })),
  },
  {
    kind: "mistral",
    start: startFakeMistral,
    picture: chatPicture,
    path: "/v1",
    sdkText: (baseURL) => chatText(new OpenAI({ ...sdk, baseURL })),
  },
  {
    kind: "azure-openai",
    start: () => startFakeAzure(),
    picture: chatPicture,
    sdkText: (url) => chatText(new OpenAI({ ...sdk, baseURL: `${url}/openai/v1`, defaultHeaders: azureHeaders })),
  },
  {
    name: "azure-openai (dated)",
    kind: "azure-openai",
    apiVersion: "2024-10-21",
    start: () => startFakeAzure("2024-10-21"),
    picture: chatPicture,
    sdkText: (endpoint) => chatText(new AzureOpenAI({ ...sdk, endpoint, apiVersion: "2024-10-21" })),
  },
  {
    kind: "openai-responses",
    start: startFakeResponses,
    picture: {
      role: "user",
      content: [
        { type: "input_text", text: before },
        { type: "input_image", image_url: pngUrl, detail: "auto" },
        { type: "input_text", text: after },
      ],
    },
    path: "/v1",
    sdkText: async (baseURL) => {
      const stream = await new OpenAI({ ...sdk, baseURL }).responses.create({
        model: "m",
        input: question,
        stream: true,
      });
      let said = "";
      for await (const event of stream) if (event.type === "response.output_text.delta") said += event.delta;
      return said;
    },
  },
  {
    kind: "bedrock",
    start: startFakeBedrock,
    picture: {
      role: "user",
      content: [{ text: before }, { image: { format: "png", source: { bytes: png } } }, { text: after }],
    },
    lacks: ["embeddings"],
    sdkText: converseText,
  },
  {
    kind: "anthropic",
    start: startFakeAnthropic,
    picture: {
      role: "user",
      content: [
        { type: "text", text: before },
        { type: "image", source: { type: "base64", media_type: "image/png", data: png } },
        { type: "text", text: after },
      ],
    },
    lacks: ["embeddings"],
    sdkText: (baseURL) =>
      new Anthropic({ apiKey: "x", baseURL, maxRetries: 0 }).messages
        .stream({ model: "m", max_tokens: 9, messages: question })
        .finalText(),
  },
  {
    kind: "ollama",
    start: startFakeOllama,
    picture: { role: "user", content: `${before}[image: photo]${after}`, images: [png] },
    lacks: ["refusals"],
    sdkText: async (host) => {
      const stream = await new Ollama({ host, headers: { authorization: "Bearer x" } }).chat({
        model: "m",
        messages: question,
        stream: true,
      });
      let said = "";
      for await (const part of stream) said += part.message.content;
      return said;
    },
  },
];

const titled = adapters.map((adapter) => ({ ...adapter, title: adapter.name ?? adapter.kind }));

describe.each(titled)("the $title adapter", ({ kind, start, path = "", apiVersion, lacks = [], picture, sdkText }) => {
  const baseUrl = ({ url }: FakeServer) => `${url}${path}`;
  let server: FakeServer;
  let provider: Provider;

  function connect(timeouts: Partial<Timeouts> = {}, apiKey: string | null = secret): Provider {
    const connection = { kind, baseUrl: baseUrl(server), apiKey, apiVersion, allowPrivateHosts: true };
    return createProvider(connection, { timeouts });
  }

  function ask(more: Partial<GenerateRequest> = {}, from = provider) {
    const signal = new AbortController().signal;
    return from.generate({ model: "m", messages: question, settings: {}, signal, ...more });
  }

  async function failure(behaviour: Behaviour, from = provider): Promise<ProviderError> {
    server.enqueue(behaviour);
    const error = await ask({}, from).catch((error: unknown) => error);
    if (!(error instanceof ProviderError)) throw new Error(`Expected a ProviderError, got ${String(error)}`);
    return error;
  }

  beforeAll(async () => {
    server = await start();
  });
  beforeEach(() => {
    provider = connect();
  });
  afterAll(() => server.close());

  it("gives text, usage, times and the served model of a streamed answer", async () => {
    server.enqueue({ kind: "answer", text });
    const deltas: string[] = [];
    const answer = await ask({ onText: (delta) => deltas.push(delta) });
    expect(answer.text).toBe(text);
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.join("")).toBe(text);
    expect(answer.finishReason).toBe("stop");
    expect(answer.servedModel).toBe("m");
    expect(answer.usage).toMatchObject({ inputTokens: 20, outputTokens: 9 });
    expect(answer.usage.isEstimated).toBeUndefined();
    expect(answer.timeToFirstTokenMs).toBeLessThanOrEqual(answer.latencyMs);
    expect(Number.isInteger(answer.latencyMs)).toBe(true);
  });

  it("is given by its fake server what the vendor's own client reads, and sends the key as that client does", async () => {
    server.enqueue({ kind: "answer", text });
    expect(await sdkText(baseUrl(server))).toBe(text);
    const headersOf = () => {
      const headers = server.lastRequest()?.headers ?? {};
      return ["authorization", "x-api-key", "api-key", "anthropic-version"].map((name) => headers[name]);
    };
    const theirs = headersOf();
    await ask({}, connect({}, "x"));
    expect(headersOf()).toEqual(theirs);
  });

  it("shows a picture at its place among the text, and answers", async () => {
    const image = { kind: "data" as const, mediaType: "image/png" as const, base64: png };
    const content = [
      { type: "text" as const, text: before },
      { type: "image" as const, name: "photo", image },
      { type: "text" as const, text: after },
    ];
    server.enqueue({ kind: "answer", text });
    expect((await ask({ messages: [{ role: "user", content }] })).text).toBe(text);
    const { body } = server.lastRequest() ?? {};
    expect(body?.messages ?? body?.input).toEqual([picture]);
  });

  it("keeps characters whole that are split across chunks", async () => {
    server.enqueue({ kind: "answer", text, isShredded: true });
    expect((await ask()).text).toBe(text);
  });

  it("estimates the usage, and says so, when the server reports none", async () => {
    server.enqueue({ kind: "answer", text: "Sixteen letters!", hasNoUsage: true });
    expect((await ask()).usage).toMatchObject({ outputTokens: 4, isEstimated: true });
  });

  it("reports an empty and a shortened answer as finish reasons, not as errors", async () => {
    server.enqueue({ kind: "answer", text: "" }, { kind: "answer", text: "Half a", finish: "length" });
    expect(await ask()).toMatchObject({ text: "", finishReason: "empty" });
    expect(await ask()).toMatchObject({ text: "Half a", finishReason: "length" });
  });

  it("reports a refusal as a finish reason with its words, where the protocol has one", async () => {
    const finishReason = lacks.includes("refusals") ? "stop" : "refusal";
    server.enqueue({ kind: "answer", text: "I cannot.", finish: "refusal" });
    expect(await ask()).toMatchObject({ text: "I cannot.", finishReason });
  });

  it.each([
    [400, "bad_request", false],
    [401, "auth", false],
    [403, "auth", false],
    [404, "not_found", false],
    [408, "timeout", true],
    [429, "rate_limit", true],
    [500, "server", true],
    [503, "overloaded", true],
    [529, "overloaded", true],
  ] as const)("maps status %i to %s without showing the key", async (status, expected, isRetriable) => {
    const error = await failure({ kind: "status", status });
    expect(error).toMatchObject({ kind: expected, status, isRetriable });
    expect(error.message).not.toContain(secret);
    expect(error.message).toContain("[key hidden]");
  });

  it("reads the wait that a 429 asks for, in seconds and as a date", async () => {
    const inSeconds = await failure({ kind: "status", status: 429, headers: { "retry-after": "7" } });
    expect(inSeconds.retryAfterMs).toBe(7000);
    const date = new Date(Date.now() + 60_000).toUTCString();
    const atDate = await failure({ kind: "status", status: 429, headers: { "retry-after": date } });
    expect(atDate.retryAfterMs).toBeGreaterThan(50_000);
    expect(atDate.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it("never passes a cut stream off as a short answer, however politely it was cut", async () => {
    expect(await failure({ kind: "cut" })).toMatchObject({ kind: "network", isRetriable: true });
    const polite = await failure({ kind: "cut-politely" });
    expect(polite).toMatchObject({ kind: "network" });
    expect(polite.message).toContain("cut off");
  });

  it("reports an error inside a stream that began well", async () => {
    expect((await failure({ kind: "error-in-stream" })).kind).toMatch(/^(server|overloaded)$/);
  });

  it("calls unreadable JSON malformed, in a stream and as a web page", async () => {
    expect(await failure({ kind: "malformed" })).toMatchObject({ kind: "malformed" });
    const page = await failure({ kind: "raw", contentType: "text/html", body: "<h1>Sign in</h1>" });
    expect(page).toMatchObject({ kind: "malformed" });
    expect(page.message).toContain("base URL");
  });

  it("gives up when no byte comes", async () => {
    const error = await failure({ kind: "silent" }, connect({ firstByteMs: 40 }));
    expect(error).toMatchObject({ kind: "timeout", isRetriable: true });
    expect(error.message).toContain("began");
  });

  it("gives up when the stream stalls", async () => {
    const error = await failure({ kind: "stalled" }, connect({ idleMs: 40 }));
    expect(error).toMatchObject({ kind: "timeout" });
    expect(error.message).toContain("stopped");
  });

  it("gives up on a stream that drips for ever", async () => {
    const error = await failure({ kind: "slow-loris" }, connect({ totalMs: 80 }));
    expect(error).toMatchObject({ kind: "timeout" });
    expect(error.message).toContain("whole");
  });

  it("keeps a whole answer although the server does not close the stream", async () => {
    server.enqueue({ kind: "never-ending" });
    expect(await ask({}, connect({ idleMs: 40 }))).toMatchObject({ text: "A plain answer.", finishReason: "stop" });
  });

  it("stops reading an answer of 200 MB", async () => {
    const capped = { kind, baseUrl: baseUrl(server), apiKey: null, apiVersion, allowPrivateHosts: true };
    const error = await failure({ kind: "huge" }, createProvider(capped, { maxBodyBytes: 1024 * 1024 }));
    expect(error).toMatchObject({ kind: "bad_request", isRetriable: false });
    expect(error.message).toContain("1 MiB");
  });

  it("reports an abort as aborted: before the call, before the answer, and in mid-stream", async () => {
    await expect(ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: "aborted" });
    server.enqueue({ kind: "silent" });
    await expect(ask({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ kind: "aborted" });
    server.enqueue({ kind: "stalled" });
    const controller = new AbortController();
    const streaming = ask({ signal: controller.signal, onText: () => controller.abort() });
    await expect(streaming).rejects.toMatchObject({ kind: "aborted", isRetriable: false });
  });

  it("does not follow a redirect", async () => {
    const elsewhere = { kind: "status", status: 307, headers: { location: "http://169.254.169.254/" } } as const;
    const error = await failure(elsewhere);
    expect(error).toMatchObject({ kind: "bad_request" });
    expect(error.message).toContain("redirect");
  });

  it("sends each call once: retries are not its business", async () => {
    const before = server.calls().total;
    await failure({ kind: "status", status: 500 });
    expect(server.calls().total).toBe(before + 1);
  });

  it("lists models and reports health, also when the key is refused", async () => {
    const signal = new AbortController().signal;
    expect((await provider.listModels(signal)).map((model) => model.name)).toEqual(["fake-one", "fake-two"]);
    expect(await provider.checkHealth(signal)).toMatchObject({ isReachable: true });
    server.enqueue({ kind: "status", status: 401 });
    const refused = await provider.checkHealth(signal);
    expect(refused).toMatchObject({ isReachable: false });
    expect(refused.message).not.toContain(secret);
  });

  it("says plainly when nothing listens", async () => {
    const closed = await start();
    await closed.close();
    const nowhere = createProvider({
      kind,
      baseUrl: baseUrl(closed),
      apiKey: null,
      apiVersion,
      allowPrivateHosts: true,
    });
    await expect(ask({}, nowhere)).rejects.toMatchObject({
      kind: "network",
      message: "Nothing listens at this address.",
    });
  });

  it("refuses a private address unless the connection allows it", async () => {
    const guarded = createProvider({ kind, baseUrl: baseUrl(server), apiKey: null, apiVersion });
    await expect(ask({}, guarded)).rejects.toMatchObject({ kind: "bad_request" });
  });

  it("gives one vector for every text, or says that it has none", async () => {
    const request = { model: "m", inputs: ["a", "b"], signal: new AbortController().signal };
    if (lacks.includes("embeddings")) {
      await expect(provider.embed(request)).rejects.toMatchObject({ kind: "bad_request" });
      return;
    }
    const { vectors, usage } = await provider.embed(request);
    expect(vectors).toEqual([
      [1, 0.5, -0.25],
      [2, 0.5, -0.25],
    ]);
    expect(usage.inputTokens).toBe(4);
  });
});
