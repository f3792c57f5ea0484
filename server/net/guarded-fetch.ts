import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { bareHost, checkUrl } from "./check-url";
import { createGuardedLookup } from "./guarded-lookup";
import { OutgoingError } from "./outgoing-error";
import { toOutgoingError } from "./to-outgoing-error";
import { toResponse } from "./to-response";
import { startWatch, type Timeouts, type Watch } from "./watch-call";

export type GuardedFetchOptions = {
  /** Only for an address that an admin set knowing that it is private. Metadata addresses stay refused. */
  allowPrivateHosts: boolean;
  /** Throws when the caller stands in a database transaction: no outside call may hold one open. */
  assertOutsideTransaction?: () => void;
  timeouts?: Partial<Timeouts>;
  maxBodyBytes?: number;
};

/** The platform's `fetch`, as far as clients of JSON APIs use it: an address and a body of text. */
export type GuardedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export const defaultTimeouts: Timeouts = { connectMs: 5_000, firstByteMs: 60_000, idleMs: 30_000, totalMs: 180_000 };
export const defaultMaxBodyBytes = 8 * 1024 * 1024;

/** Shorter than the idle limits of common servers (5 s and more), so that a request seldom meets a closing socket. */
const idleSocketMs = 4_000;

/**
 * The one way out of the product. http and https only, no credentials in the address, every connected address checked,
 * redirects handed back and never followed, bodies capped, four time limits. Each guarded fetch owns its kept-alive
 * sockets, so a socket opened under one policy is never used under another. Throws OutgoingError only (and whatever
 * `assertOutsideTransaction` throws), also while the body is read; answers of any status are answers.
 */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const maxBodyBytes = options.maxBodyBytes ?? defaultMaxBodyBytes;
  const lookup = createGuardedLookup(options.allowPrivateHosts);
  const agentOptions = { keepAlive: true, timeout: idleSocketMs, maxFreeSockets: 64, lookup };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent(agentOptions);
  const check = rememberUrls((address) => checkUrl(address, options.allowPrivateHosts));

  return async (input, init = {}) => {
    options.assertOutsideTransaction?.();
    const { body } = init;
    if (input instanceof Request || (typeof body !== "string" && body)) {
      throw new TypeError("The guarded fetch takes an address and a body of text.");
    }
    const url = check(String(input));
    if (init.signal?.aborted) throw new OutgoingError("aborted", "The call was cancelled before it began.");
    const request = openRequest(url, init, url.protocol === "https:" ? httpsAgent : httpAgent);
    const watch = startWatch(request, timeouts, init.signal ?? undefined);
    return toResponse(await send(request, body ?? undefined, watch), watch, maxBodyBytes);
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

function openRequest(url: URL, { method = "GET", headers, body }: RequestInit, agent: HttpAgent): ClientRequest {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const port = url.port === "" ? undefined : url.port;
  try {
    const sent: Record<string, string | number> = Object.fromEntries(new Headers(headers));
    sent["accept-encoding"] = "identity";
    if (typeof body === "string") sent["content-length"] = Buffer.byteLength(body);
    return request({ agent, host: bareHost(url), port, path: url.pathname + url.search, method, headers: sent });
  } catch {
    // The platform names the offending header's content here, which may be the key.
    throw new OutgoingError(
      "blocked",
      "A header cannot be sent as it is. Check the API key for stray characters.",
      "unsendable-header",
    );
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
