import { createHash } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import { EVENT_CHANNEL } from "./campaign";
import type { EventRow } from "./changes";
import { createTurns } from "./connection";
import { createUlid } from "./ulid";

const EVENT_LIMIT = 5000;
const payloadSchema = z.looseObject({
  name: z.string().min(1).max(500),
  id: z.string().max(500).nullish(),
  ts: z.number().nullish(),
});

/** An event the engine refuses to store, and why. */
export class EventRefusedError extends Error {}

/** Reads the SDK's event payload. Ids come from the seed and the index, so a repeated send adds nothing. */
export function readEvents(body: string, seed: string | null, now: number): EventRow[] {
  const parsed: unknown = JSON.parse(body);
  const payloads = Array.isArray(parsed) ? parsed : [parsed];
  if (payloads.length > EVENT_LIMIT) {
    throw new EventRefusedError(
      `One send may carry ${EVENT_LIMIT} events; this one has ${payloads.length}. Nothing was stored.`,
    );
  }
  return payloads.map((payload, index) => {
    const event = payloadSchema.safeParse(payload);
    if (!event.success)
      throw new EventRefusedError(`Event ${index} is not valid: ${event.error.message}. Nothing was stored.`);
    if (event.data.name.startsWith("inngest/")) {
      throw new EventRefusedError(
        `Event names starting with "inngest/" are reserved ("${event.data.name}"). Nothing was stored.`,
      );
    }
    const id = event.data.id ? event.data.id.replace(/\p{Cc}/gu, "") : createEventId(seed, index, now);
    const name = event.data.name.replaceAll("\0", "");
    return { id, name, body: JSON.stringify({ ...event.data, name, id, ts: event.data.ts ?? now }) };
  });
}

function createEventId(seed: string | null, index: number, now: number): string {
  if (!seed) return createUlid(now);
  const time = Number(seed.split(",")[0]);
  const entropy = createHash("sha256").update(`${seed}:${index}`).digest();
  return createUlid(Number.isFinite(time) ? time : now, entropy);
}

/** Stores events from any process: one insert for all that are sent at the same time. */
export function createIngest(pool: pg.Pool, onStored: () => boolean) {
  const store = createTurns<EventRow & { internal: boolean }>(async (events) => {
    await pool.query(
      `insert into engine.event (id, name, body, internal)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) on conflict (id) do nothing`,
      [events.map((e) => e.id), events.map((e) => e.name), events.map((e) => e.body), events.map((e) => e.internal)],
    );
    // The leader's own process needs no bell.
    if (!onStored()) await pool.query("select pg_notify($1, '')", [EVENT_CHANNEL]);
  }, EVENT_LIMIT);

  return async (events: EventRow[], internal = false): Promise<void> => {
    await Promise.all(events.map((event) => store({ ...event, internal })));
  };
}
