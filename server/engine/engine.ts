import { createRemoteCaller } from "./call-remote";
import { createSdkCaller } from "./call-sdk";
import { createCampaign } from "./campaign";
import { createClock } from "./clock";
import { createPool } from "./connection";
import { countFailures, findFailure, listFailures, retryFailure } from "./failures";
import { answerCall, createEngineFetch, type HttpApi } from "./http-api";
import { createIngest } from "./ingest";
import { listen } from "./listen";
import { readStats } from "./read-stats";
import { createRegistry } from "./registry";
import { startReign } from "./start-reign";
import type { Engine, EngineOptions } from "./types";

export type { Engine } from "./types";

const STEP_TIMEOUT_MS = 600_000;
const CLOCK_SYNC_MS = 60_000;

/** The embedded durable engine: runs plain Inngest functions over the application's own PostgreSQL. */
export function createEngine(options: EngineOptions): Engine {
  const { databaseUrl, log } = options;
  const registry = createRegistry();
  const { functions, callers } = registry;
  const clock = createClock();
  const pool = createPool(databaseUrl);
  pool.on("error", (error) => log("warn", "an idle database connection of the engine broke", { error: error.message }));
  let sync: NodeJS.Timeout | undefined;
  let wanted = false;
  let started = false;

  const syncClock = () =>
    clock.sync(
      async () => (await pool.query("select extract(epoch from clock_timestamp())::float8 * 1000 as ms")).rows[0].ms,
    );

  const campaign = createCampaign({
    databaseUrl,
    log,
    async lead(crown) {
      await syncClock();
      const { slots = 64, retryMs, stepTimeoutMs = STEP_TIMEOUT_MS } = options;
      return startReign({ ...crown, pool, clock, functions, callers, slots, retryMs, stepTimeoutMs, log });
    },
  });

  const ingest = createIngest(pool, () => {
    const leading = campaign.current();
    leading?.pokeInbox();
    return leading !== null;
  });

  let stopped: Promise<void> | null = null;
  async function stop(graceMs: number) {
    clearInterval(sync);
    if (started) await campaign.stop(graceMs);
    await pool.end();
  }

  /** Without functions there is nothing to lead for. */
  function begin() {
    if (started || stopped || !wanted || functions.size === 0) return;
    started = true;
    campaign.start();
  }

  const api: HttpApi = { pool, clock, ingest, reign: () => campaign.current()?.reign ?? null };

  return {
    fetch: createEngineFetch(api),
    async serve(served) {
      if (started) throw new Error("Serve the functions before the engine starts: a leader reads them once.");
      const caller = createSdkCaller(served);
      registry.register(`local ${served.client.id}`, await caller.sync(), caller);
    },
    listen: (door) =>
      listen(door, {
        async register(appUrl, registration) {
          const isNew = registry.register(appUrl, registration, createRemoteCaller(appUrl, door.signingKey));
          begin();
          // A leader reads the functions once, so a changed one starts its leadership anew.
          if (isNew) void campaign.renew(new Error("An app registered other functions."));
          return isNew;
        },
        answer: (method, path, body, headers) => answerCall(api, method, path, body, headers),
      }),
    async start() {
      wanted = true;
      // Also where nothing is led: events are stamped with the database's time.
      void syncClock().catch(() => {});
      sync ??= setInterval(() => void syncClock().catch(() => {}), CLOCK_SYNC_MS).unref();
      begin();
    },
    stop: (graceMs = 3000) => {
      stopped ??= stop(graceMs);
      return stopped;
    },
    isLeader: () => campaign.current() !== null,
    stats: () => readStats(pool, campaign.current()?.reign.calls.size ?? null),
    listFailures: (asked) => listFailures(pool, asked),
    countFailures: (filter) => countFailures(pool, filter),
    findFailure: (runId, filter) => findFailure(pool, runId, filter),
    retryFailure: (runId, filter) => retryFailure({ pool, ingest, now: clock.now() }, runId, filter),
  };
}
