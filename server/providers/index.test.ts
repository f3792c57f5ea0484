import { afterEach, describe, expect, it } from "vitest";
import type { ImageCell } from "@/server/core/dataset/image-cell";
import { ProviderError } from "@/server/core/model/provider-error";
import { providerIds } from "@/server/core/model/providers";
import { createProvider } from "./index";
import { findLocalOllama } from "./ollama/find-local-ollama";
import type { ProviderKind } from "./port";
import { startFakeOllama } from "./testing/fake-ollama";
import { type FakeOpenAi, startFakeOpenAi } from "./testing/fake-openai";
import type { FakeServer } from "./testing/fake-server";

const running: FakeServer[] = [];
const signal = new AbortController().signal;

async function start(...args: Parameters<typeof startFakeOpenAi>): Promise<FakeOpenAi> {
  const server = await startFakeOpenAi(...args);
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

function ask(server: FakeOpenAi, content = "Hello?") {
  const provider = createProvider({ kind: "openai", baseUrl: server.baseUrl, apiKey: null, allowPrivateHosts: true });
  return provider.generate({ model: "m", messages: [{ role: "user", content }], settings: {}, signal });
}

describe("createProvider", () => {
  it("gives the same provider for the same connection, and another for another key, address or policy", () => {
    const connection = { kind: "openai", baseUrl: "https://api.example.com/v1", apiKey: "k" } as const;
    const provider = createProvider(connection);
    expect(createProvider({ ...connection })).toBe(provider);
    expect(createProvider({ ...connection, apiKey: "l" })).not.toBe(provider);
    expect(createProvider({ ...connection, baseUrl: "https://api.example.org/v1" })).not.toBe(provider);
    expect(createProvider({ ...connection, allowPrivateHosts: true })).not.toBe(provider);
    expect(createProvider(connection, { assertOutsideTransaction: () => undefined })).not.toBe(provider);
  });

  it("refuses a base URL that is none with a sentence", () => {
    const open = () => createProvider({ kind: "openai", baseUrl: "localhost", apiKey: null });
    expect(open).toThrow(ProviderError);
    expect(open).toThrow("base URL");
  });

  it("passes the hook against calls inside a transaction on to every call", async () => {
    const server = await start();
    const connection = { kind: "openai", baseUrl: server.baseUrl, apiKey: null, allowPrivateHosts: true } as const;
    const assertOutsideTransaction = () => {
      throw new Error("inside a transaction");
    };
    const provider = createProvider(connection, { assertOutsideTransaction });
    await expect(provider.listModels(signal)).rejects.toThrow("inside a transaction");
    expect(server.lastRequest()).toBeNull();
    for (const kind of providerIds) {
      const other = createProvider({ ...connection, kind }, { assertOutsideTransaction });
      const request = { model: "m", messages: [{ role: "user" as const, content: "?" }], settings: {}, signal };
      await expect(other.generate(request)).rejects.toThrow("inside a transaction");
    }
    await expect(findLocalOllama(server.url, { assertOutsideTransaction })).rejects.toThrow("inside a transaction");
  });
});

it("reads no answer beyond 8 MiB", async () => {
  const server = await start();
  server.enqueue({ kind: "huge" });
  await expect(ask(server)).rejects.toThrow("larger than 8 MiB");
});

describe("what a model does not take", () => {
  const schema = {
    type: "object",
    properties: { a: { type: "string" } },
    required: ["a"],
    additionalProperties: false,
  };
  const messages = [{ role: "system" as const, content: "Be brief." }];
  const request = { messages, settings: { temperature: 0.5, seed: 1 }, jsonSchema: { name: "j", schema }, signal };

  async function sent(kind: ProviderKind, model: string) {
    const server = await start();
    const provider = createProvider({ kind, baseUrl: server.baseUrl, apiKey: "k", allowPrivateHosts: true });
    await provider.generate({ ...request, model });
    return server.lastRequest()?.body ?? {};
  }

  it("is not sent", async () => {
    expect(await sent("xai", "grok-3")).toMatchObject({ temperature: 0.5, seed: 1 });
    expect(Object.keys(await sent("deepseek", "deepseek-v4-flash"))).not.toContain("temperature");
    expect(Object.keys(await sent("deepseek", "deepseek-chat"))).not.toContain("seed");
  });

  it("is told instead, where it is a schema and the server only promises JSON", async () => {
    const body = await sent("deepseek", "deepseek-chat");
    expect(body.response_format).toEqual({ type: "json_object" });
    expect(JSON.stringify(body.messages)).toMatch(/Be brief.*JSON schema.*required/);
    const enforced = await sent("xai", "grok-3");
    expect(enforced.response_format).toMatchObject({ type: "json_schema" });
    expect(enforced.messages).toEqual(messages);
  });

  it("is not asked at all, where it is an image: without it the question would be another", async () => {
    const show = (kind: ProviderKind, model: string, image: ImageCell) =>
      createProvider({ kind, baseUrl: "http://127.0.0.1:9", apiKey: "k", allowPrivateHosts: true }).generate({
        model,
        messages: [{ role: "user", content: [{ type: "image", name: "photo", image }] }],
        settings: {},
        signal,
      });
    const data: ImageCell = { kind: "data", mediaType: "image/png", base64: "iVBORw0KGgoA" };
    const url: ImageCell = { kind: "url", url: "https://example.com/a.png" };
    const refused = (message: string) => ({ kind: "bad_request", message: expect.stringContaining(message) });
    await expect(show("deepseek", "deepseek-chat", data)).rejects.toMatchObject(refused("takes no images"));
    await expect(show("ollama", "llava", url)).rejects.toMatchObject(refused("Ollama fetches no images"));
    await expect(show("bedrock", "amazon.nova-lite-v1:0", url)).rejects.toMatchObject(refused("fetches no images"));
    await expect(show("ollama", "llava", data)).rejects.toMatchObject({ kind: "network" });
  });

  it("holds for an OpenAI connection to another host as for any compatible server: all is sent", async () => {
    expect(await sent("openai", "o3-mini")).toMatchObject({ temperature: 0.5, seed: 1 });
  });
});

describe("OpenAI-compatible servers", () => {
  it("may answer whole although a stream was asked for; then the first token's time is unknown", async () => {
    const server = await start();
    const choices = [{ message: { role: "assistant", content: "Whole." }, finish_reason: "stop" }];
    const body = JSON.stringify({ model: "served", choices, usage: { prompt_tokens: 3, completion_tokens: 2 } });
    server.enqueue({ kind: "raw", contentType: "application/json; charset=utf-8", body });
    expect(await ask(server)).toMatchObject({
      text: "Whole.",
      timeToFirstTokenMs: null,
      servedModel: "served",
      usage: { inputTokens: 3, outputTokens: 2 },
    });
  });

  it("may filter a prompt with a 400: that is a finish reason, while other 400s are errors", async () => {
    const server = await start();
    const body = { error: { code: "content_filter", message: "Filtered." } };
    server.enqueue({ kind: "status", status: 400, body }, { kind: "answer", text: "Cut", finish: "content_filter" });
    expect(await ask(server)).toMatchObject({ text: "", finishReason: "content_filter", usage: { inputTokens: 0 } });
    expect(await ask(server)).toMatchObject({ text: "Cut", finishReason: "content_filter" });
  });

  it("counts cached and reasoning tokens where they are told, and sends no key when there is none", async () => {
    const server = await start();
    expect((await ask(server)).usage).toEqual({
      inputTokens: 20,
      outputTokens: 9,
      cachedInputTokens: 5,
      reasoningTokens: 2,
    });
    expect(server.lastRequest()?.headers.authorization).toBeUndefined();
  });
});

describe("the fake OpenAI", () => {
  it("counts calls by their messages and tells the count over HTTP", async () => {
    const server = await start();
    await Promise.all([ask(server, "a"), ask(server, "a"), ask(server, "b")]);
    expect(server.calls().total).toBe(3);
    expect(Object.values(server.calls().byKey).sort()).toEqual([1, 2]);
    expect(await (await fetch(`${server.url}/__calls`)).json()).toEqual(server.calls());
  });

  it("answers a request with a schema by JSON that fits it", async () => {
    const server = await start();
    const provider = createProvider({ kind: "openai", baseUrl: server.baseUrl, apiKey: null, allowPrivateHosts: true });
    const schema = { type: "object", properties: { score: { type: "integer", enum: [1, 2, 3, 4, 5] } } };
    const messages = [{ role: "user" as const, content: "Judge." }];
    const request = { model: "m", messages, settings: {}, jsonSchema: { name: "j", schema }, signal };
    expect(JSON.parse((await provider.generate(request)).text)).toEqual({ score: 3 });
  });
});

describe("findLocalOllama", () => {
  it("finds a host with its models", async () => {
    const server = await startFakeOllama();
    running.push(server);
    const found = await findLocalOllama(server.url);
    expect(found?.baseUrl).toBe(server.url);
    expect(found?.models[0]).toMatchObject({ name: "fake-one", inputMicroUsdPerMillion: 0 });
  });

  it("finds nothing where nothing answers in time, nobody is there, or what answers is no Ollama", async () => {
    const server = await startFakeOllama();
    running.push(server);
    server.enqueue({ kind: "silent" });
    expect(await findLocalOllama(server.url, { timeoutMs: 50 })).toBeNull();
    server.enqueue({ kind: "raw", contentType: "text/html", body: "<p>A web server</p>" });
    expect(await findLocalOllama(server.url)).toBeNull();
    await server.close();
    expect(await findLocalOllama(server.url)).toBeNull();
    expect(await findLocalOllama("http://")).toBeNull();
  });
});
