import { AsyncLocalStorage } from "node:async_hooks";
import { client, type Tx } from "./client";

const transactions = new AsyncLocalStorage<true>();

/** True inside `withTenant`: no call to the outside world may be made there. */
export const isInTransaction = () => transactions.getStore() === true;

/** One transaction whose rows are limited to the workspace by row-level security. */
export function withTenant<T>(workspaceId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return client().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('app.workspace_id', ${workspaceId}, true)`;
      return transactions.run(true, () => run(tx));
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
}
