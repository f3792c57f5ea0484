import type { Tx } from "./client";

/**
 * From here on this transaction finds rows one by one by their keys. For writes of a few rows into tables that grow by
 * the second: until PostgreSQL has counted them anew it takes them for small, and reads them whole for every write.
 */
export async function lookUpByKey(db: Tx): Promise<void> {
  await db.$executeRaw`select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`;
}
