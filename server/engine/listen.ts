import http from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { hashSigningKey, isSameSecret } from "./signature";
import { UnsupportedFeatureError } from "./types";

export interface ListenOptions {
  /** Shared with the apps that register: hexadecimal, with or without a `signkey-<environment>-` prefix. */
  signingKey: string;
  /** When given, events are taken only under this key. */
  eventKey?: string;
  host?: string;
  port?: number;
}

export interface EngineListener {
  /** The base URL for the apps' clients. */
  url: string;
  close(): Promise<void>;
}

interface Handlers {
  /** Takes over an app's functions; true when they differ from what was registered before. */
  register(appUrl: string, registration: unknown): Promise<boolean>;
  /** Answers the rest of the protocol. */
  answer(method: string, path: string, body: string, headers: Headers): Promise<Response>;
}

const BODY_LIMIT = 64 * 1024 * 1024;
const registrationSchema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  functions: z.array(z.looseObject({ id: z.string() })),
});

/** Opens the engine to other processes over HTTP: they register, send events and report steps, each call authorised. */
export async function listen(options: ListenOptions, handlers: Handlers): Promise<EngineListener> {
  const bearer = `Bearer ${hashSigningKey(options.signingKey)}`;

  async function handle(request: http.IncomingMessage): Promise<Response> {
    const { pathname } = new URL(request.url ?? "/", "http://engine");
    const [, first = "", second = ""] = pathname.split("/");
    const isAllowed =
      first === "e"
        ? options.eventKey === undefined || isSameSecret(decodeURIComponent(second), options.eventKey)
        : isSameSecret(request.headers.authorization ?? "", bearer);
    if (!isAllowed) return refuse(401, "The key is not the engine's. Nothing was stored.");
    const body = await readBody(request);
    if (body === null) return refuse(413, `A request may carry ${BODY_LIMIT} bytes. Nothing was stored.`);
    const method = request.method ?? "GET";
    if (method === "POST" && pathname === "/fn/register") return register(body);
    const seed = request.headers["x-inngest-event-id-seed"];
    return handlers.answer(
      method,
      pathname,
      body,
      new Headers(seed ? { "x-inngest-event-id-seed": String(seed) } : {}),
    );
  }

  async function register(body: string): Promise<Response> {
    const registration = registrationSchema.safeParse(JSON.parse(body));
    if (!registration.success) return refuse(400, `The registration is not valid: ${registration.error.message}`);
    try {
      const modified = await handlers.register(registration.data.url, registration.data);
      return Response.json({ status: 200, skipped: !modified, modified });
    } catch (error) {
      if (error instanceof UnsupportedFeatureError) return refuse(400, error.message);
      throw error;
    }
  }

  const server = http.createServer((request, response) => {
    handle(request)
      .catch((error) => refuse(503, error instanceof Error ? error.message : String(error)))
      .then(async (answer) => {
        response.writeHead(answer.status, { "content-type": "application/json" });
        response.end(await answer.text());
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, options.host ?? "127.0.0.1", resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const refuse = (status: number, error: string) => Response.json({ status, error }, { status });

async function readBody(request: http.IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
