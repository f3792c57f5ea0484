import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import type { GuardedFetch, GuardedResponse } from "@/server/net/guarded-fetch";
import { OutgoingError } from "@/server/net/outgoing-error";
import { isJsonObject, textAt } from "./json-value";
import { scrub } from "./scrub";
import { saySo, statusError } from "./status-error";
import type { MessageDecoder } from "./stream-decoders";

export type ProviderClientOptions = {
  baseUrl: string;
  headers: Record<string, string>;
  apiKey: string | null;
  fetch: GuardedFetch;
  /** The provider's own name for an error, where the HTTP status says too little; status null: inside an answer. */
  kindOfError?: (body: unknown, status: number | null) => ProviderErrorKind | null;
};

export type StreamCall = {
  body: object;
  signal: AbortSignal;
  decoder: MessageDecoder;
  onMessage: (message: unknown) => void;
  /** Told when the provider answers in one JSON document although a stream was asked for. */
  onWhole: (document: unknown) => void;
  /** Whether the messages so far make a whole answer: then a connection that breaks or hangs loses nothing. */
  isWhole: () => boolean;
  /** May take a refused call as an answer (true); otherwise it is an error. */
  onRefused?: (body: unknown) => boolean;
};

export type ProviderClient = {
  getJson: (path: string, signal: AbortSignal) => Promise<unknown>;
  postJson: (path: string, body: object, signal: AbortSignal) => Promise<unknown>;
  /** Ends when the body ends; an answer that is not whole then was cut off, and is an error. */
  postStream: (path: string, call: StreamCall) => Promise<void>;
  /** The error for an error object that arrives inside an answer of status 200. */
  errorInAnswer: (body: unknown) => ProviderError;
};

/** Part of an answer is never passed off as all of it. */
const cutOff = "The answer was cut off before its end. The part that came was thrown away.";

/** Signals the end of some streams; it is not JSON. */
const doneMark = "[DONE]";

/** JSON over HTTP with a provider: one place for statuses, cut answers, unreadable answers and hidden keys. */
export function createProviderClient(options: ProviderClientOptions): ProviderClient {
  const base = options.baseUrl.replace(/\/+$/, "");
  const hide = (text: string) => scrub(text, options.apiKey);

  async function send(path: string, signal: AbortSignal, body?: object): Promise<GuardedResponse> {
    const headers = body === undefined ? options.headers : { ...options.headers, "content-type": "application/json" };
    const method = body === undefined ? "GET" : "POST";
    return options.fetch(base + path, { method, headers, signal, body: body && JSON.stringify(body) });
  }

  function refusal({ status, headers }: GuardedResponse, body: unknown): ProviderError {
    const kind = options.kindOfError?.(body, status) ?? null;
    return statusError({ status, headers, kind, detail: hide(detailOf(body)), nowMs: Date.now() });
  }

  async function json(path: string, signal: AbortSignal, sent?: object): Promise<unknown> {
    return asProviderErrors(hide, async () => {
      const response = await send(path, signal, sent);
      const text = await readText(response);
      if (!isSuccess(response)) throw refusal(response, parseLoosely(text));
      return parse(text, response, hide);
    });
  }

  return {
    getJson: (path, signal) => json(path, signal),
    postJson: (path, body, signal) => json(path, signal, body),
    postStream: (path, call) =>
      asProviderErrors(hide, async () => {
        const response = await send(path, call.signal, call.body);
        if (!isSuccess(response)) {
          const body = parseLoosely(await readText(response));
          if (call.onRefused?.(body)) return;
          throw refusal(response, body);
        }
        if (/\b(json|html)\b/.test(response.headers["content-type"] ?? "")) {
          return call.onWhole(parse(await readText(response), response, hide));
        }
        try {
          for await (const bytes of response.body) {
            for (const message of call.decoder.push(bytes)) {
              if (message !== doneMark) call.onMessage(parse(message, response, hide));
            }
          }
        } catch (error) {
          const isLate = error instanceof OutgoingError && (error.kind === "network" || error.kind === "timeout");
          if (isLate && call.isWhole()) return;
          throw error;
        }
        for (const message of call.decoder.end()) {
          const last = parseLoosely(message);
          if (isJsonObject(last)) call.onMessage(last);
        }
        if (!call.isWhole()) throw new ProviderError("network", cutOff);
      }),
    errorInAnswer: (body) => {
      const kind = options.kindOfError?.(body, null) ?? "server";
      return new ProviderError(kind, saySo(kind, hide(detailOf(body))));
    },
  };
}

function isSuccess(response: GuardedResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

async function readText(response: GuardedResponse): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string, response: GuardedResponse, hide: (text: string) => string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isPage = (response.headers["content-type"] ?? "").includes("html");
    const advice = isPage
      ? "The address answers with a web page. Check the base URL."
      : saySo("malformed", `“${hide(text.slice(0, 4_000)).slice(0, 120)}”`);
    throw new ProviderError("malformed", advice, { status: response.status });
  }
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return /^\s*</.test(text) ? null : text;
  }
}

/** The sentence in the error shapes of OpenAI and Anthropic (error.message), Ollama (error), FastAPI (detail). */
function detailOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (!isJsonObject(body)) return "";
  return (
    textAt(body.error, "message") ?? textAt(body, "error") ?? textAt(body, "message") ?? textAt(body, "detail") ?? ""
  );
}

const kindOfOutgoing = {
  blocked: "bad_request",
  too_large: "bad_request",
  timeout: "timeout",
  network: "network",
  aborted: "aborted",
} as const;

async function asProviderErrors<T>(hide: (text: string) => string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof OutgoingError) throw new ProviderError(kindOfOutgoing[error.kind], hide(error.message));
    throw error;
  }
}
