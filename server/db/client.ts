import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/server/env";
import { type Prisma, PrismaClient } from "./generated/client";

export type Tx = Prisma.TransactionClient;
export type { Prisma };

export type Client = PrismaClient & { pool: pg.Pool };

export function createClient(url: string, poolSize: number): Client {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    // adapter-pg rewrites any timestamptz offset to +00:00 without converting, so the session must be UTC
    options: "-c timezone=UTC",
  });
  const names = new Map<string, string>();
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: (query) => {
      const known = names.get(query.sql);
      if (known) return known;
      const name = `p${names.size}`;
      if (names.size < 1000) names.set(query.sql, name);
      return names.get(query.sql) ?? "";
    },
  });
  return Object.assign(new PrismaClient({ adapter }), { pool });
}

const kept = globalThis as unknown as { assayClient?: Client };

/** One client per process: Next bundles a module several times, so it is kept on globalThis. */
export function client(): Client {
  kept.assayClient ??= createClient(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  return kept.assayClient;
}
