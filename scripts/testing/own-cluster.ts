import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bootstrap } from "../lib/bootstrap.mjs";
import { migrate } from "../lib/migrate.mjs";
import { startPostgres, stopPostgres } from "../lib/postgres.mjs";
import { locatePostgres } from "../lib/postgres-files.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** A migrated, durable PostgreSQL that a test may stop as hard as it likes. */
export async function startOwnCluster() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "assay-pg-"));
  fs.chmodSync(dataDir, 0o755);
  const { cluster } = locatePostgres(root, dataDir);
  const start = () => startPostgres({ root, dataDir, flags: { shared_buffers: "32MB" } });
  let server = await start();
  const { ownerUrl, appUrl } = await bootstrap(server);
  await migrate({ url: ownerUrl, dir: path.join(root, "prisma/migrations") });

  return {
    ownerUrl,
    appUrl,
    /** Without a checkpoint, as a power cut would: what was not yet written to disk is gone. */
    stopImmediately: () => server.stop("immediate"),
    stopFast: () => server.stop("fast"),
    /** Comes back at its port. */
    async restart() {
      server = await start();
    },
    async remove() {
      await stopPostgres({ root, dataDir });
      fs.rmSync(cluster, { recursive: true, force: true });
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type OwnCluster = Awaited<ReturnType<typeof startOwnCluster>>;
