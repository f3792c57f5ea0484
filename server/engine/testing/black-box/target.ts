import http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { createEngine } from "../../engine";
import { hashSigningKey } from "../../signature";
import { ENGINE_ORIGIN } from "../../types";
import { until } from "../test-app";
import type { TargetName } from "./cases";

// The SDK copies the environment at every request, and the real one is slow to read.
process.env = { ...process.env };

const APP = "box";
const SIGNING_KEY = "signkey-test-0123456789abcdef0123456789abcdef";
const EVENT_KEY = "box-events";
const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

interface Server {
  client: Inngest;
  fetch: typeof globalThis.fetch;
  baseUrl: string;
  token: string;
  eventKey: string;
  start(functions: InngestFunction.Any[]): Promise<void>;
  close(): Promise<void>;
}

function createLocalEngine() {
  return createEngine({ databaseUrl: process.env.DATABASE_URL ?? "", retryMs: 20, log: () => {} });
}

async function createEmbedded(): Promise<Server> {
  const engine = createLocalEngine();
  const client = new Inngest({
    id: APP,
    isDev: true,
    baseUrl: ENGINE_ORIGIN,
    fetch: engine.fetch,
    logger: quiet,
    internalLogger: quiet,
  });
  return {
    client,
    fetch: engine.fetch,
    baseUrl: ENGINE_ORIGIN,
    token: "",
    eventKey: EVENT_KEY,
    async start(functions) {
      await engine.serve({ client, functions });
      await engine.start();
    },
    close: () => engine.stop(500),
  };
}

/** An app behind a socket: it registers with the server and is called by it, both signed. */
function createApp(client: Inngest) {
  let app: http.Server | undefined;
  return {
    async start(functions: InngestFunction.Any[]) {
      const server = http.createServer(serve({ client, functions }));
      app = server;
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}/api/inngest`, { method: "PUT" });
      if (answer.status !== 200) throw new Error(`The app was not registered: ${await answer.text()}`);
    },
    close() {
      app?.closeAllConnections();
      app?.close();
    },
  };
}

async function createHttp(): Promise<Server> {
  const engine = createLocalEngine();
  const listener = await engine.listen({ signingKey: SIGNING_KEY, eventKey: EVENT_KEY });
  await engine.start();
  const server = createRemote(listener.url, SIGNING_KEY, EVENT_KEY);
  return {
    ...server,
    async close() {
      await server.close();
      await listener.close();
      await engine.stop(500);
    },
  };
}

function createRemote(baseUrl: string, signingKey: string, eventKey: string): Server {
  const client = new Inngest({
    id: APP,
    isDev: false,
    baseUrl,
    signingKey,
    eventKey,
    logger: quiet,
    internalLogger: quiet,
  });
  const app = createApp(client);
  return {
    client,
    fetch: globalThis.fetch,
    baseUrl,
    token: hashSigningKey(signingKey),
    eventKey,
    start: app.start,
    close: async () => app.close(),
  };
}

function createServer(name: TargetName): Promise<Server> | Server {
  if (name === "embedded") return createEmbedded();
  if (name === "http") return createHttp();
  const { INNGEST_BASE_URL = "", INNGEST_SIGNING_KEY = "", INNGEST_EVENT_KEY = "" } = process.env;
  if (!INNGEST_BASE_URL) throw new Error("Set INNGEST_BASE_URL (and the server's keys) to test a real server.");
  return createRemote(INNGEST_BASE_URL, INNGEST_SIGNING_KEY, INNGEST_EVENT_KEY);
}

export interface EndedRun {
  id: string;
  status: string;
  output: unknown;
}

interface Ending {
  fn: string;
  output: unknown;
}

/** One server under test and an app on it. It is looked at only as an app sees it: calls, answers, the REST interface. */
export async function createTarget(name: TargetName) {
  const server = await createServer(name);
  const functions: InngestFunction.Any[] = [];
  const endings = new Map<string, Ending>();
  const timeoutMs = name === "real" ? 280_000 : 110_000;

  /** Like the client's own, but remembers how each run's handler ended. */
  const createFunction = ((options: { id: string }, handler: (context: { runId: string }) => unknown) => {
    const watched = async (context: { runId: string }) => {
      try {
        const output = await handler(context);
        endings.set(context.runId, { fn: options.id, output: JSON.parse(JSON.stringify(output ?? null)) });
        return output;
      } catch (error) {
        const { name: kind, message } = error as Error;
        endings.set(context.runId, { fn: options.id, output: { name: kind, message } });
        throw error;
      }
    };
    const fn = server.client.createFunction(options as never, watched as never) as InngestFunction.Any;
    functions.push(fn);
    return fn;
  }) as unknown as Inngest["createFunction"];

  const request = (method: string, path: string, init: { body?: string; headers?: Record<string, string> } = {}) =>
    server.fetch(server.baseUrl + path, {
      method,
      body: init.body,
      headers: { ...init.headers, authorization: `Bearer ${server.token}` },
    });

  async function readRuns(eventId: string): Promise<{ id: string; status: string; output: unknown }[]> {
    const { data } = await (await request("GET", `/v1/events/${eventId}/runs`)).json();
    return (data ?? []).map((run: Record<string, unknown>) => ({
      id: String(run.run_id),
      status: String(run.status).toLowerCase(),
      output: run.output,
    }));
  }

  const wait = <T>(ask: () => T | Promise<T>, what: string) => until(ask, what, timeoutMs);

  async function ended(eventId: string): Promise<EndedRun> {
    const find = async () => (await readRuns(eventId)).find((run) => run.status !== "running");
    const run = await wait(find, `the run of event ${eventId}`);
    const seen = endings.get(run.id)?.output;
    // A server may end a run against its handler; what the handler gave back is then worth nothing.
    return { ...run, output: run.status === "failed" ? (run.output ?? seen) : (seen ?? run.output) };
  }

  async function send(event: string, data: Record<string, unknown>[], id?: (i: number) => string) {
    const events = data.map((d, i) => ({ name: event, data: d, ...(id ? { id: id(i) } : {}) }));
    return (await server.client.send(events)).ids;
  }

  const countEnded = (fn: string) => [...endings.values()].filter((ending) => ending.fn === fn).length;

  return {
    name,
    client: server.client,
    eventKey: server.eventKey,
    createFunction,
    request,
    readRuns,
    until: wait,
    send,
    ended,
    /** Sends one event and waits until the run it starts has ended. */
    async run(event: string, data: Record<string, unknown> = {}): Promise<EndedRun> {
      const [id = ""] = await send(event, [data]);
      return ended(id);
    },
    /** Waits until that many runs of the function came to an end. */
    allEnded: (fn: string, count: number) => wait(() => countEnded(fn) >= count, `${count} runs of ${fn}`),
    start: () => server.start(functions),
    close: () => server.close(),
  };
}

export type Target = Awaited<ReturnType<typeof createTarget>>;

/** What functions tell their test. */
export function createNotes() {
  const notes = new Map<string, unknown[]>();
  return {
    add<T>(key: string, what: unknown, value?: T): T {
      notes.set(key, [...(notes.get(key) ?? []), what]);
      return value as T;
    },
    of: (key: string) => notes.get(key) ?? [],
  };
}

export function readTarget(): TargetName {
  const name = process.env.ENGINE_TARGET ?? "embedded";
  if (name === "embedded" || name === "http" || name === "real") return name;
  throw new Error(`ENGINE_TARGET is "${name}"; it may be embedded, http or real.`);
}
