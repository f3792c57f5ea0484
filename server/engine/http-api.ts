import type pg from "pg";
import type { EventRow } from "./changes";
import { saveCheckpoint } from "./checkpoint";
import type { Clock } from "./clock";
import { CANCEL_EVENT } from "./inbox";
import { EventRefusedError, readEvents } from "./ingest";
import type { Reign } from "./reign";
import { ENGINE_ORIGIN } from "./types";
import { createUlid } from "./ulid";

export interface HttpApi {
  pool: pg.Pool;
  clock: Clock;
  ingest(events: EventRow[], internal?: boolean): Promise<void>;
  reign(): Reign | null;
}

const json = (status: number, body: unknown, statusText?: string) =>
  new Response(JSON.stringify(body), { status, statusText, headers: { "content-type": "application/json" } });

const text = (body: string) => new Response(body, { headers: { "content-type": "application/json" } });

/** What the SDK reaches through the client's `fetch`: the engine's own origin is answered here, the rest passes on. */
export function createEngineFetch(api: HttpApi): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== ENGINE_ORIGIN) return globalThis.fetch(input, init);
    const request = input instanceof Request ? input : null;
    const method = init?.method ?? request?.method ?? "GET";
    const body = typeof init?.body === "string" ? init.body : request ? await request.text() : "";
    return answerCall(api, method, url.pathname, body, new Headers(init?.headers ?? request?.headers));
  };
}

/** Answers one call of the SDK, whichever way it came. */
export async function answerCall(
  api: HttpApi,
  method: string,
  path: string,
  body: string,
  headers: Headers,
): Promise<Response> {
  try {
    return await answer(api, method, path, body, headers);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const status = error instanceof EventRefusedError ? 400 : 503;
    return json(status, { error: message, status, ids: [] });
  }
}

async function answer(api: HttpApi, method: string, path: string, body: string, headers: Headers): Promise<Response> {
  const [, version = "", noun = "", id = "", verb = ""] = path.split("/").map(decodeURIComponent);
  if (method === "POST" && version === "e") {
    const events = readEvents(body, headers.get("x-inngest-event-id-seed"), api.clock.now());
    await api.ingest(events);
    return json(200, { ids: events.map((event) => event.id), status: 200 });
  }
  if (method === "POST" && version === "v1" && noun === "checkpoint" && verb === "async") {
    const { qi_id, steps } = JSON.parse(body);
    const saved = await saveCheckpoint(api.reign(), String(qi_id), steps);
    return saved ? json(200, {}) : json(409, { error: "This call is no longer in flight here.", status: 409 });
  }
  if (method === "DELETE" && version === "v1" && noun === "runs" && id) return cancelRun(api, id);
  if (method === "GET" && version === "v1" && noun === "events" && verb === "runs") {
    const { rows } = await api.pool.query(
      `select id as run_id, fn as function_id, initcap(status) as status, created_at as run_started_at, ended_at, output
       from engine.run where event_ids @> array[$1] order by id`,
      [id],
    );
    const data = rows.map((row) => ({ ...row, output: row.output === null ? null : JSON.parse(row.output) }));
    return json(200, { data });
  }
  if (method === "GET" && version === "v0" && noun === "runs" && verb === "actions") {
    const { rows } = await api.pool.query(
      "select id, value from engine.step where run_id = $1 and state = 'done' order by pos",
      [id],
    );
    return text(`{${rows.map((row) => `${JSON.stringify(row.id)}:${row.value ?? '{"data":null}'}`).join(",")}}`);
  }
  if (method === "GET" && version === "v0" && noun === "runs" && verb === "batch") {
    const { rows } = await api.pool.query("select events from engine.run where id = $1", [id]);
    return rows[0] ? text(rows[0].events) : json(404, { error: `There is no run "${id}".`, status: 404 });
  }
  const feature = unsupportedFeature(path);
  const message = `${feature} is not supported by the embedded engine. Set INNGEST_BASE_URL to use an Inngest server.`;
  return json(501, { error: message, status: 501 }, message);
}

async function cancelRun(api: HttpApi, id: string): Promise<Response> {
  const { rows } = await api.pool.query("select status from engine.run where id = $1", [id]);
  if (rows.length === 0) return json(404, { error: `There is no run "${id}".`, status: 404 });
  if (rows[0].status === "running") {
    const event = { id: createUlid(api.clock.now()), name: CANCEL_EVENT, data: { run_id: id } };
    await api.ingest([{ id: event.id, name: event.name, body: JSON.stringify(event) }], true);
  }
  return json(202, { data: { id } });
}

function unsupportedFeature(path: string): string {
  if (path.startsWith("/v1/realtime")) return "Realtime";
  if (path.startsWith("/v1/signals")) return "step.sendSignal";
  if (path.includes("/metadata")) return "Run metadata";
  if (path.startsWith("/v1/checkpoint")) return "A durable endpoint";
  return `The call ${path}`;
}
