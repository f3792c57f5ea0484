import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { ProviderError } from "@/server/core/model/provider-error";
import { createProvider } from "./index";
import type { Provider } from "./port";
import { startFakeAnthropic } from "./testing/fake-anthropic";
import { startFakeBedrock } from "./testing/fake-bedrock";
import { startFakeAzure } from "./testing/fake-compatible";
import { startFakeOllama } from "./testing/fake-ollama";
import { startFakeOpenAi } from "./testing/fake-openai";
import { startFakeResponses } from "./testing/fake-responses";
import type { Behaviour, FakeServer } from "./testing/fake-server";

/** What the vendors' clients do by themselves and must not do here. */
const adapters = [
  { kind: "openai", start: startFakeOpenAi, path: "/v1" },
  { kind: "openai-responses", start: startFakeResponses, path: "/v1" },
  { kind: "azure-openai", start: () => startFakeAzure(), path: "", keyHeader: "api-key" },
  { kind: "bedrock", start: startFakeBedrock, path: "", lists: 2 },
  { kind: "anthropic", start: startFakeAnthropic, path: "" },
  { kind: "ollama", start: startFakeOllama, path: "" },
] as const;

const signal = new AbortController().signal;
const messages = [{ role: "user" as const, content: "Say something." }];

describe.each(adapters)("the $kind client", (adapter) => {
  const { kind, start, path } = adapter;
  let server: FakeServer;

  const connect = (apiKey: string | null = "own-key", firstByteMs = 60_000): Provider =>
    createProvider(
      { kind, baseUrl: `${server.url}${path}`, apiKey, allowPrivateHosts: true },
      { timeouts: { firstByteMs } },
    );

  const ask = (from = connect(), until = signal) =>
    from.generate({ model: "m", messages, settings: {}, signal: until });

  async function failure(behaviour: Behaviour): Promise<ProviderError> {
    server.enqueue(behaviour);
    return ask().then(
      (answer) => expect.fail(`It answered ${JSON.stringify(answer)}`),
      (error) => error,
    );
  }

  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  afterAll(() => server.close());

  it.each(["null", "7", "{}", "[]", '"text"', ""])("takes the document %j for no answer", async (body) => {
    const error = await failure({ kind: "raw", contentType: "application/json", body });
    expect(error).toMatchObject({ name: "ProviderError", isRetriable: true });
    expect(["malformed", "network"]).toContain(error.kind);
  });

  it("takes an answer without a body for none", async () => {
    expect(await failure({ kind: "status", status: 204 })).toMatchObject({ kind: "malformed", status: 204 });
  });

  it("fails with a sentence, or finds no models, where the list is of another shape", async () => {
    for (const body of ["null", "{}", '{"data":[null],"models":[7]}']) {
      const lists = "lists" in adapter ? adapter.lists : 1;
      for (let list = 0; list < lists; list++) server.enqueue({ kind: "raw", contentType: "application/json", body });
      const models = await connect()
        .listModels(signal)
        .catch((error: ProviderError) => error.kind);
      expect([[], "malformed"]).toContainEqual(models);
    }
  });

  it("prints nothing of an answer, however broken it is", async () => {
    const methods = ["log", "warn", "error", "info", "debug"] as const;
    const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
    await failure({ kind: "malformed" });
    await failure({ kind: "cut-politely" });
    await failure({ kind: "status", status: 500, body: "plain words" });
    await failure({ kind: "raw", contentType: "text/plain", body: "no protocol at all" });
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  it("sends the connection's key or none, and nothing out of the process's environment", async () => {
    vi.stubEnv("OPENAI_API_KEY", "env").stubEnv("OPENAI_ORG_ID", "env").stubEnv("OPENAI_BASE_URL", "http://env:9");
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "x-env: env\nauthorization: env");
    vi.stubEnv("ANTHROPIC_API_KEY", "env").stubEnv("ANTHROPIC_CUSTOM_HEADERS", "x-env: env\nauthorization: env");
    vi.stubEnv("AZURE_OPENAI_API_KEY", "env").stubEnv("AZURE_OPENAI_ENDPOINT", "http://env:9");
    vi.stubEnv("AWS_BEARER_TOKEN_BEDROCK", "env").stubEnv("AWS_ACCESS_KEY_ID", "env");
    vi.stubEnv("OLLAMA_API_KEY", "env").stubEnv("OLLAMA_HOST", "http://env:9");
    // A limit of its own makes a connection of its own, opened under this environment.
    await ask(connect("own-key", 1_001));
    const name = "keyHeader" in adapter ? adapter.keyHeader : "authorization";
    expect(server.lastRequest()?.headers[name]).toBe(name === "authorization" ? "Bearer own-key" : "own-key");
    await ask(connect(null, 1_001));
    expect(server.lastRequest()?.headers).not.toHaveProperty(name);
    expect(JSON.stringify(server.lastRequest()?.headers)).not.toMatch(/env|stainless|organization/);
  });

  it("uses one connection again after an answer, whether or not it was read to its last byte", async () => {
    const ports = new Set<number | undefined>();
    for (let call = 0; call < 4; call++) {
      await ask();
      ports.add(server.lastRequest()?.port);
    }
    expect(ports.size).toBe(1);
  });

  it("leaves no warning on a signal that many calls share", async () => {
    const warned = vi.fn();
    // A signal warns only once, and the shared one may have.
    const fresh = new AbortController().signal;
    process.on("warning", warned);
    await Promise.all(Array.from({ length: 24 }, () => ask(connect(), fresh)));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warned);
    expect(warned).not.toHaveBeenCalled();
  });
});
