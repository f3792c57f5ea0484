import path from "node:path";
import pg from "pg";
import { bootstrap } from "../lib/bootstrap.mjs";
import { migrate } from "../lib/migrate.mjs";
import { root } from "../lib/options.mjs";
import { startPostgres } from "../lib/postgres.mjs";

/** A fresh, durable database of the embedded PostgreSQL, and the environment of a server on it. */
export async function openBenchDatabase() {
  const server = await startPostgres({ root, dataDir: path.join(root, ".data/bench") });
  const database = `bench_${process.pid}`;
  const { ownerUrl, appUrl } = await bootstrap(server, { database });
  await migrate({ url: ownerUrl, dir: path.join(root, "prisma/migrations") });
  const env = {
    DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    ASSAY_MASTER_KEY: Buffer.alloc(32, 7).toString("base64url"),
    LOG_LEVEL: "warn",
  };
  async function close() {
    const admin = new pg.Client({ connectionString: server.url("postgres") });
    await admin.connect();
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.end();
    await server.stop();
  }
  return { env, ownerUrl, close };
}
