import pg from "pg";

const INT8 = 20;
const types: pg.CustomTypesConfig = {
  // Counters and milliseconds stay far below 2^53.
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

export function createClient(databaseUrl: string, purpose: string): pg.Client {
  return new pg.Client({
    connectionString: databaseUrl,
    application_name: `engine-${purpose}`,
    keepAlive: true,
    types,
  });
}

/** Short reads and event inserts; every process has one. */
export function createPool(databaseUrl: string): pg.Pool {
  return new pg.Pool({
    connectionString: databaseUrl,
    application_name: "engine-pool",
    keepAlive: true,
    max: 3,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    types,
  });
}

/** Runs work in turns: everything handed in while a turn runs goes into the next one. */
export function createTurns<Item>(work: (items: Item[]) => Promise<void>, limit: number) {
  let waiting: { item: Item; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let running = false;
  async function run() {
    running = true;
    // Lets everything of this event-loop turn join.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const turn = waiting.slice(0, limit);
      waiting = waiting.slice(limit);
      try {
        await work(turn.map((w) => w.item));
        for (const w of turn) w.resolve();
      } catch (error) {
        for (const w of turn) w.reject(error);
      }
    }
    running = false;
  }
  return (item: Item): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
