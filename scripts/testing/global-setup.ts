import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { bootstrap } from "../lib/bootstrap.mjs";
import { migrate, readMigrations } from "../lib/migrate.mjs";
import { startPostgres } from "../lib/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser, owner and app URLs of the `postgres` database; a test file swaps the database name. */
    urls: { superuser: string; owner: string; app: string };
    template: string;
    databasePrefix: string;
  }
}

const root = path.resolve(import.meta.dirname, "../..");
const migrations = path.join(root, "prisma/migrations");
/** Held by every living run, shared; whoever gets it alone may throw away what killed runs left, or stop the server. */
const RUN_LOCK = 72707371;
const TEMPLATE_LOCK = 72707372;
const NOT_DURABLE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

export default async function setup(project: TestProject) {
  const { server, admin } = await join();
  const databasePrefix = `t_${randomBytes(4).toString("hex")}_`;
  const template = await prepareTemplate(server, admin).catch(async (error) => {
    await leave(server, admin, databasePrefix);
    throw error;
  });
  project.provide("urls", {
    superuser: server.url("postgres"),
    owner: server.url("postgres", "assay_owner"),
    app: server.url("postgres", "assay_app"),
  });
  project.provide("template", template);
  project.provide("databasePrefix", databasePrefix);
  return () => leave(server, admin, databasePrefix);
}

type Server = Awaited<ReturnType<typeof startPostgres>>;

/** Another run that ends may stop the server between our start and our lock: then begin again. */
async function join(attempt = 0): Promise<{ server: Server; admin: pg.Client }> {
  const server = await startPostgres({ root, dataDir: path.join(root, ".data/test"), flags: NOT_DURABLE });
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  admin.on("error", () => {}); // a lost connection shows in the next query
  try {
    await admin.connect();
    const { rows } = await admin.query("SELECT pg_try_advisory_lock($1) AS alone", [RUN_LOCK]);
    if (rows[0].alone) await dropDatabases(admin, "t_");
    await admin.query("SELECT pg_advisory_lock_shared($1)", [RUN_LOCK]);
    if (rows[0].alone) await admin.query("SELECT pg_advisory_unlock($1)", [RUN_LOCK]);
    return { server, admin };
  } catch (error) {
    await admin.end().catch(() => {});
    if (attempt >= 20) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return join(attempt + 1);
  }
}

/** The last run to leave stops the server. */
async function leave(server: Server, admin: pg.Client, databasePrefix: string) {
  await dropDatabases(admin, databasePrefix);
  await admin.query("SELECT pg_advisory_unlock_all()");
  const { rows } = await admin.query("SELECT pg_try_advisory_lock($1) AS alone", [RUN_LOCK]);
  if (rows[0].alone) await server.stop();
  await admin.end().catch(() => {});
}

async function dropDatabases(admin: pg.Client, prefix: string) {
  const { rows } = await admin.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
}

async function prepareTemplate(server: Server, admin: pg.Client) {
  const hash = createHash("sha256");
  for (const { name, checksum } of readMigrations(migrations)) hash.update(`${name} ${checksum}\n`);
  const template = `tpl_${hash.digest("hex").slice(0, 16)}`;
  await admin.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  const ready = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [template]);
  if (!ready.rowCount) {
    await admin.query(`DROP DATABASE IF EXISTS ${template}`);
    const { ownerUrl } = await bootstrap(server, { database: template });
    await migrate({ url: ownerUrl, dir: migrations });
    await admin.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  }
  await admin.query("SELECT pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
  return template;
}
