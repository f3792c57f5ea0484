import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { bareHost, checkUrl } from "./check-url";
import { createGuardedLookup } from "./guarded-lookup";
import { OutgoingError } from "./outgoing-error";
import { startWatch, type Timeouts, type Watch } from "./watch-call";

export type GuardedFetchOptions = {
  /** Only for an address that an admin set knowing that it is private. Metadata addresses stay refused. */
  allowPrivateHosts: boolean;
  /** Throws when the caller stands in a database transaction: no outside call may hold one open. */
  assertOutsideTransaction?: () => void;
  timeouts?: Partial<Timeouts>;
  maxBodyBytes?: number;
};

export type GuardedRequest = {
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
};

export type GuardedResponse = {
  status: number;
  headers: IncomingHttpHeaders;
  /** The body as it comes in. A body that is cut, too large, too slow or aborted throws an OutgoingError. */
  body: AsyncIterable<Buffer>;
};

export type GuardedFetch = (url: string, init: GuardedRequest) => Promise<GuardedResponse>;

export const defaultTimeouts: Timeouts = { connectMs: 5_000, firstByteMs: 60_000, idleMs: 30_000, totalMs: 180_000 };
export const defaultMaxBodyBytes = 8 * 1024 * 1024;

/** Shorter than the idle limits of common servers (5 s and more), so that a request seldom meets a closing socket. */
const idleSocketMs = 4_000;

/**
 * The one way out of the product. http and https only, no credentials in the address, every connected address checked,
 * redirects handed back and never followed, bodies capped, four time limits. Each guarded fetch owns its kept-alive
 * sockets, so a socket opened under one policy is never used under another. Throws OutgoingError only (and whatever
 * `assertOutsideTransaction` throws); answers of any status are answers.
 */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const maxBodyBytes = options.maxBodyBytes ?? defaultMaxBodyBytes;
  const lookup = createGuardedLookup(options.allowPrivateHosts);
  const agentOptions = { keepAlive: true, timeout: idleSocketMs, maxFreeSockets: 64, lookup };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent(agentOptions);
  const check = rememberUrls((address) => checkUrl(address, options.allowPrivateHosts));

  return async (address, init) => {
    options.assertOutsideTransaction?.();
    const url = check(address);
    if (init.signal?.aborted) throw new OutgoingError("aborted", "The call was cancelled before it began.");
    const request = openRequest(url, init, url.protocol === "https:" ? httpsAgent : httpAgent);
    const watch = startWatch(request, timeouts, init.signal);
    const response = await send(request, init.body, watch);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: readBody(response, watch, maxBodyBytes),
    };
  };
}

/** A connection calls few addresses, each thousands of times, and whether one may be called depends on its text alone. */
function rememberUrls(check: (address: string) => URL): (address: string) => URL {
  const known = new Map<string, URL>();
  return (address) => {
    const found = known.get(address);
    if (found !== undefined) return found;
    const url = check(address);
    if (known.size >= 100) known.clear();
    known.set(address, url);
    return url;
  };
}

function openRequest(url: URL, init: GuardedRequest, agent: HttpAgent): ClientRequest {
  const headers: Record<string, string | number> = { ...init.headers, "accept-encoding": "identity" };
  if (init.body !== undefined) headers["content-length"] = Buffer.byteLength(init.body);
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const port = url.port === "" ? undefined : url.port;
  try {
    return request({ agent, host: bareHost(url), port, path: url.pathname + url.search, method: init.method, headers });
  } catch {
    // Node names the offending header's content here, which may be the key.
    throw new OutgoingError("blocked", "A header cannot be sent as it is. Check the API key for stray characters.");
  }
}

function send(request: ClientRequest, body: string | undefined, watch: Watch): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("response", (response) => {
      watch.onBytes();
      resolve(response);
    });
    request.on("error", (error) => {
      watch.stop();
      reject(watch.reason() ?? toOutgoingError(error));
    });
    request.end(body);
  });
}

async function* readBody(response: IncomingMessage, watch: Watch, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      watch.onBytes();
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new OutgoingError(
          "too_large",
          `The answer is larger than ${maxBytes / 1024 / 1024} MiB and was not read on.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw watch.reason() ?? toOutgoingError(error);
  } finally {
    watch.stop();
    if (!response.complete) response.destroy();
  }
}

const plainWords: Record<string, string> = {
  ECONNREFUSED: "Nothing listens at this address.",
  ENOTFOUND: "The host name is not known.",
  EAI_AGAIN: "The host name could not be looked up just now.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  ECONNRESET: "The other side closed the connection before the answer was whole.",
  EPIPE: "The other side closed the connection before the answer was whole.",
};

function toOutgoingError(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const tls = /CERT|TLS|SSL|SELF_SIGNED/.test(code) ? `The server's certificate was not accepted (${code}).` : null;
  return new OutgoingError(
    "network",
    plainWords[code] ?? tls ?? `The connection failed${code === "" ? "" : ` (${code})`}.`,
  );
}
