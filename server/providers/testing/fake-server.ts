import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type FakeAnswer = {
  text?: string;
  finish?: "stop" | "length" | "refusal" | "content_filter";
  /** Written byte by byte, so that every character of more than one byte is split. */
  isShredded?: boolean;
  /** No word about tokens, as some compatible servers answer. */
  hasNoUsage?: boolean;
};

/** What the fake does with the next chat call. */
export type Behaviour =
  | ({ kind: "answer" } & FakeAnswer)
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: "raw"; contentType: string; body: string }
  | { kind: "error-in-stream" }
  | { kind: "silent" }
  | { kind: "stalled" }
  | { kind: "slow-loris" }
  | { kind: "cut" }
  | { kind: "cut-politely" }
  | { kind: "malformed" }
  | { kind: "huge" }
  | { kind: "never-ending" };

export type FakeRequest = {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** The caller's port, which tells one connection from another. */
  port: number | undefined;
};

/** How one provider puts things on the wire. */
export type FakeProtocol = {
  contentType: string;
  chatPath: string;
  frames: (request: FakeRequest, answer: FakeAnswer) => string[];
  errorBody: (status: number, message: string) => unknown;
  /** An error object as it appears inside a stream. */
  errorFrame: string;
  frameOf: (json: string) => string;
  /** How frames become bytes: latin1 for protocols whose frames are bytes already. Default utf8. */
  encoding?: "latin1";
  /** What this server does not take in a chat call. */
  whyNot?: (request: FakeRequest) => { status: number; body: unknown } | null;
  /** Answers other paths itself, in whatever way; false leaves them to `documents`. */
  handle?: (request: FakeRequest, response: ServerResponse) => boolean;
  /** Answers of the other paths: model list, embeddings. */
  documents: (request: FakeRequest) => unknown;
};

export type CallCounts = { total: number; byKey: Record<string, number> };

export type FakeServer = {
  url: string;
  /** Chat calls so far, and by the hash of their messages. */
  calls: () => CallCounts;
  lastRequest: () => FakeRequest | null;
  /** Behaviours for the next chat calls, in order; afterwards it answers plainly again. */
  enqueue: (...behaviours: Behaviour[]) => void;
  close: () => Promise<void>;
};

export type FakeServerOptions = { port?: number; latencyMs?: number; text?: (request: FakeRequest) => string };

/** Pieces of at most eight characters, as a model's tokens arrive. */
export function cutIntoPieces(text: string): string[] {
  return text.match(/[\s\S]{1,8}/gu) ?? [];
}

const hugeBytes = 200 * 1024 * 1024;

/** A real HTTP server on 127.0.0.1 that speaks a provider's protocol and misbehaves as told. */
export async function startFakeServer(protocol: FakeProtocol, options: FakeServerOptions = {}): Promise<FakeServer> {
  const queue: Behaviour[] = [];
  const byKey = new Map<string, number>();
  let total = 0;
  let last: FakeRequest | null = null;
  const counts = (): CallCounts => ({ total, byKey: Object.fromEntries(byKey) });

  async function handle(incoming: IncomingMessage, response: ServerResponse) {
    const path = incoming.url ?? "/";
    if (path === "/__calls") return sendJson(response, 200, counts());
    const request = {
      path,
      headers: incoming.headers,
      body: await readJson(incoming),
      port: incoming.socket.remotePort,
    };
    last = request;
    if (path !== protocol.chatPath) return answerOther(protocol, queue.shift(), request, response);
    total++;
    const key = createHash("sha1")
      .update(JSON.stringify(request.body.messages ?? request.body.input ?? null))
      .digest("hex");
    byKey.set(key, (byKey.get(key) ?? 0) + 1);
    if (options.latencyMs) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
    const refusal = protocol.whyNot?.(request) ?? null;
    if (refusal !== null) return sendJson(response, refusal.status, refusal.body);
    const behaviour = queue.shift() ?? { kind: "answer", text: options.text?.(request) };
    await play(protocol, behaviour, request, response);
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls: counts,
    lastRequest: () => last,
    enqueue: (...behaviours) => queue.push(...behaviours),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerOther(
  protocol: FakeProtocol,
  behaviour: Behaviour | undefined,
  request: FakeRequest,
  response: ServerResponse,
) {
  if (behaviour !== undefined) return play(protocol, behaviour, request, response);
  if (protocol.handle?.(request, response)) return;
  const document = protocol.documents(request);
  if (document === undefined) return sendJson(response, 404, protocol.errorBody(404, "No such path."));
  sendJson(response, 200, document);
}

async function play(protocol: FakeProtocol, behaviour: Behaviour, request: FakeRequest, response: ServerResponse) {
  if (behaviour.kind === "status") {
    const { status, headers } = behaviour;
    const key = String(
      request.headers.authorization ?? request.headers["x-api-key"] ?? request.headers["api-key"] ?? "",
    );
    const body = behaviour.body ?? protocol.errorBody(status, `Refused with ${status}; the key was ${key}.`);
    return sendJson(response, status, body, headers);
  }
  if (behaviour.kind === "raw") {
    response.writeHead(200, { "content-type": behaviour.contentType });
    return response.end(behaviour.body);
  }
  if (behaviour.kind === "silent") return;
  const answer: FakeAnswer = behaviour.kind === "answer" ? behaviour : {};
  const frames = protocol.frames(request, answer);
  const bytes = (...parts: string[]) => Buffer.from(parts.join(""), protocol.encoding ?? "utf8");
  const half = frames.slice(0, Math.ceil(frames.length / 2));
  if (behaviour.kind !== "cut-politely") response.writeHead(200, { "content-type": protocol.contentType });
  switch (behaviour.kind) {
    case "answer":
      return answer.isShredded ? writeShredded(response, bytes(...frames)) : response.end(bytes(...frames));
    case "error-in-stream":
      return response.end(bytes(...half, protocol.errorFrame));
    case "stalled":
      return response.write(bytes(...half));
    case "slow-loris":
      return drip(response, bytes(...half));
    case "cut":
      return response.write(bytes(...half), () => response.destroy());
    case "cut-politely":
      response.writeHead(200, { "content-type": protocol.contentType, connection: "close" });
      return response.end(bytes(...half));
    case "malformed":
      return response.end(bytes(...half, protocol.frameOf('{"choices": [{"delta": ')));
    case "huge":
      return writeHuge(response, bytes(...half));
    case "never-ending":
      return response.write(bytes(...frames));
  }
}

async function writeShredded(response: ServerResponse, bytes: Buffer) {
  for (const byte of bytes) {
    await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
    // Lets a reader in this process take the byte before the next one joins it.
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}

function drip(response: ServerResponse, bytes: Buffer) {
  let at = 0;
  const timer = setInterval(() => response.write(bytes.subarray(at % bytes.length, (at++ % bytes.length) + 1)), 5);
  response.on("close", () => clearInterval(timer));
}

async function writeHuge(response: ServerResponse, frames: Buffer) {
  const block = Buffer.concat(Array.from({ length: 64 }, () => frames));
  let written = 0;
  let wake: () => void = () => undefined;
  response.on("drain", () => wake()).on("close", () => wake());
  while (written < hugeBytes && !response.destroyed) {
    written += block.length;
    const isFree = response.write(block);
    if (!isFree && !response.destroyed) await new Promise<void>((resolve) => (wake = resolve));
  }
  response.end();
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
