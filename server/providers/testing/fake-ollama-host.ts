import type { ServerResponse } from "node:http";
import type { FakeRequest } from "./fake-server";

type Loaded = { vramBytes: number; keepAlive: unknown };

export type FakeOllamaHost = {
  pulled: Set<string>;
  loaded: Map<string, Loaded>;
  /** How many pulls were given up by their caller. */
  abortedPulls: () => number;
  /** Lets pulls begin and then wait in the middle, until the answer of this is called. */
  holdPulls: () => () => void;
  /** Answers a path of the host's management; false where it is none. */
  handle: (request: FakeRequest, response: ServerResponse) => boolean;
};

const gib = 1024 ** 3;
const sizeBytes = 4 * gib;

/** What an Ollama host does beside answering: pulled and loaded models, and pulls with their progress line by line. */
export function createFakeOllamaHost(): FakeOllamaHost {
  const pulled = new Set(["fake-one", "fake-two"]);
  const loaded = new Map<string, Loaded>();
  let aborted = 0;
  let held: Promise<void> | null = null;

  async function pull(model: string, response: ServerResponse) {
    const write = (line: object) => response.write(`${JSON.stringify(line)}\n`);
    const layer = (completed: number) => ({
      status: "pulling 6a0746a1ec1a",
      digest: "sha256:6a0746a1ec1a",
      total: sizeBytes,
      completed,
    });
    response.on("close", () => {
      if (!response.writableFinished) aborted++;
    });
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    write({ status: "pulling manifest" });
    if (model.startsWith("missing")) return response.end('{"error":"pull model manifest: file does not exist"}\n');
    write(layer(0));
    write(layer(sizeBytes / 4));
    if (held !== null) await held;
    if (response.destroyed) return;
    write(layer(sizeBytes));
    write({ status: "verifying sha256 digest" });
    pulled.add(model);
    response.end('{"status":"success"}\n');
  }

  const entry = (name: string) => ({
    name,
    model: name,
    size: sizeBytes,
    digest: `digest-of-${name}`,
    details: { family: "fake", parameter_size: "8.0B", quantization_level: "Q4_K_M" },
  });

  const running = () =>
    [...loaded].map(([name, { vramBytes, keepAlive }]) => ({
      ...entry(name),
      size_vram: vramBytes,
      context_length: 4096,
      expires_at: keepAlive === -1 ? "2318-01-01T00:00:00Z" : "2026-11-26T12:00:00.123456789+01:00",
    }));

  function handle({ path, body }: FakeRequest, response: ServerResponse): boolean {
    const model = String(body.model ?? body.name ?? "");
    const send = (status: number, document: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(document === null ? "" : JSON.stringify(document));
      return true;
    };
    const missing = () => send(404, { error: `model '${model}' not found` });
    switch (path) {
      case "/api/tags":
        return send(200, { models: [...pulled].map(entry) });
      case "/api/ps":
        return send(200, { models: running() });
      case "/api/version":
        return send(200, { version: "0.12.6" });
      case "/api/show":
        return send(200, { model_info: { "general.architecture": "fake", "fake.context_length": 131_072 } });
      case "/api/pull":
        void pull(model, response);
        return true;
      case "/api/delete":
        return pulled.delete(model) ? send(200, null) : missing();
      case "/api/generate":
        if (!pulled.has(model)) return missing();
        if (body.keep_alive === 0) loaded.delete(model);
        else loaded.set(model, { vramBytes: sizeBytes * 0.75, keepAlive: body.keep_alive });
        return send(200, { model, response: "", done: true, done_reason: "load" });
      default:
        return false;
    }
  }

  return {
    pulled,
    loaded,
    abortedPulls: () => aborted,
    handle,
    holdPulls() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = () => {
          held = null;
          resolve();
        };
      });
      return () => release();
    },
  };
}
