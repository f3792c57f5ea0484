import type pg from "pg";
import { createClient } from "./connection";
import type { ReignHandle } from "./start-reign";
import type { EngineLog } from "./types";

export const EVENT_CHANNEL = "engine_event";
/** One number per database, known to all versions of this engine. Whoever holds it leads, whoever waits for it stands by. */
export const LEADER_LOCK = "7236150317";
const RENEW_GRACE_MS = 3000;

export interface Crown {
  epoch: number;
  lastJobId: number;
  writeClient: pg.Client;
  /** Ends this leadership because of what happened. */
  onDeposed(reason: Error): void;
}

interface Campaign {
  databaseUrl: string;
  log: EngineLog;
  lead(crown: Crown): Promise<ReignHandle>;
}

/** Waits for the session lock, leads while its connection lives, and stands again after losing it. */
export function createCampaign({ databaseUrl, log, lead }: Campaign) {
  let stopped = false;
  let wake: (() => void) | null = null;
  let current: ReignHandle | null = null;
  let lockClient: pg.Client | null = null;
  let waiting = false;
  let finished: Promise<void> = Promise.resolve();

  async function run() {
    while (!stopped) {
      try {
        await standOnce();
      } catch (error) {
        if (!stopped)
          log("warn", "the database is not reachable for the engine; it keeps trying", { error: String(error) });
      }
      if (!stopped) await pause(200 + Math.random() * 300);
    }
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function standOnce() {
    const client = createClient(databaseUrl, "leader");
    const writeClient = createClient(databaseUrl, "writer");
    let depose: (reason: Error) => void = () => {};
    const deposed = new Promise<Error>((resolve) => {
      depose = resolve;
    });
    for (const [connection, name] of [
      [client, "lock"],
      [writeClient, "write"],
    ] as const) {
      connection.on("error", depose);
      connection.on("end", () => depose(new Error(`The engine's ${name} connection ended.`)));
    }
    try {
      await client.connect();
      lockClient = client;
      waiting = true;
      await prepareSession(client);
      await client.query("select pg_advisory_lock($1)", [LEADER_LOCK]);
      waiting = false;
      if (stopped) return;
      const { epoch, lastJobId } = await takeOver(client);
      await writeClient.connect();
      client.on("notification", () => current?.pokeInbox());
      await client.query(`listen ${EVENT_CHANNEL}`);
      current = await lead({ epoch, lastJobId, writeClient, onDeposed: depose });
      log("info", "this process leads the durable engine", { epoch });
      wake = () => depose(new Error("The engine was stopped."));
      if (stopped) wake();
      const reason = await deposed;
      current.end(reason);
      if (!stopped) log("warn", "this process no longer leads the durable engine", { reason: reason.message });
    } finally {
      waiting = false;
      current = null;
      lockClient = null;
      await Promise.allSettled([end(client), end(writeClient)]);
    }
  }

  return {
    current: () => current,
    start() {
      finished = run();
    },
    /** Ends this leadership at the next step boundary and stands again. */
    async renew(reason: Error) {
      const leading = current;
      await leading?.drain(RENEW_GRACE_MS).catch(() => {});
      leading?.reign.depose(reason);
    },
    async stop(graceMs: number) {
      stopped = true;
      if (current) await current.drain(graceMs).catch(() => {});
      // A session that waits for a lock does not read its socket: only dropping the connection ends the wait.
      if (waiting && lockClient) void end(lockClient);
      wake?.();
      await finished;
    },
  };
}

/** The session waits and holds for days; the server should notice a vanished process or host within half a minute. */
async function prepareSession(client: pg.Client): Promise<void> {
  const settings = {
    statement_timeout: "0",
    lock_timeout: "0",
    idle_session_timeout: "0",
    client_connection_check_interval: "5s",
    tcp_keepalives_idle: "10",
    tcp_keepalives_interval: "5",
    tcp_keepalives_count: "3",
  };
  for (const [name, value] of Object.entries(settings)) {
    // A server that lacks one of them only notices later.
    await client.query("select set_config($1, $2, false)", [name, value]).catch(() => {});
  }
}

/** A new epoch: from here on the old leader's writes are refused, and what it had in flight counts as lost once more. */
async function takeOver(client: pg.Client): Promise<{ epoch: number; lastJobId: number }> {
  await client.query("begin");
  const { rows } = await client.query("update engine.leader set epoch = epoch + 1 returning epoch");
  await client.query("update engine.job set lost = lost + 1 where id in (select unnest(inflight) from engine.leader)");
  await client.query("update engine.leader set inflight = '{}'");
  const { rows: last } = await client.query("select coalesce(max(id), 0) as id from engine.job");
  await client.query("commit");
  return { epoch: rows[0].epoch, lastJobId: last[0].id };
}

async function end(client: pg.Client): Promise<void> {
  const closed = client.end().catch(() => {});
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
}
