import { Inngest, type InngestFunction } from "inngest";
import pg from "pg";
import { createEngine } from "../engine";
import { ENGINE_ORIGIN, type EngineOptions } from "../types";

// The SDK copies the environment at every request, and the real one is slow to read: a snapshot saves a quarter.
process.env = { ...process.env };

/** An application with its engine on the test file's own database. */
export async function createTestApp(
  define: (client: Inngest) => InngestFunction.Any[],
  options: Partial<EngineOptions> & { id?: string; start?: boolean } = {},
) {
  const databaseUrl = options.databaseUrl ?? process.env.DATABASE_URL ?? "";
  const logged: string[] = [];
  const engine = createEngine({
    retryMs: 20,
    log: (level, message, fields) => {
      logged.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`);
    },
    ...options,
    databaseUrl,
  });
  const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
  const client = new Inngest({
    id: options.id ?? "test",
    isDev: true,
    baseUrl: ENGINE_ORIGIN,
    fetch: engine.fetch,
    logger: quiet,
    internalLogger: quiet,
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, allowExitOnIdle: true });
  pool.on("error", () => {});
  await engine.serve({ client, functions: define(client) });
  if (options.start !== false) {
    await engine.start();
    await until(() => engine.isLeader(), "the engine to lead");
  }

  async function readRuns(eventId: string) {
    const { rows } = await pool.query<{ id: string; fn: string; status: string; output: string | null }>(
      "select id, fn, status, output from engine.run where event_ids @> array[$1] order by id",
      [eventId],
    );
    return rows;
  }

  return {
    engine,
    client,
    pool,
    logged,
    readRuns,
    /** Sends one event and waits until the run it starts has ended. */
    async run(name: string, data: Record<string, unknown> = {}, timeoutMs = 30_000) {
      const { ids } = await client.send({ name, data });
      return this.ended(ids[0] ?? "", timeoutMs);
    },
    async ended(eventId: string, timeoutMs = 30_000) {
      const run = await until(
        async () => (await readRuns(eventId)).find((row) => row.status !== "running"),
        `the run of event ${eventId}`,
        timeoutMs,
      );
      return { ...run, output: run.output === null ? null : JSON.parse(run.output) };
    },
    async close() {
      await engine.stop(500);
      await pool.end();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;

/** Asks until the answer is truthy; fails naming what never came. */
export async function until<T>(ask: () => T | Promise<T>, what: string, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
