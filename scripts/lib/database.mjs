// The database a server runs on: the one of DATABASE_URL, or the embedded one, migrated either way.
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { say, step } from "./steps.mjs";

/**
 * `isGuest`: the embedded server belongs to another launcher, which keeps it running and stops it.
 * @returns {Promise<{ appUrl: string, stop: () => Promise<unknown>, lost: Promise<never> }>}
 */
export async function openDatabase({ root, dataDir, external, isGuest = false }) {
  const { migrate } = await import("./migrate.mjs");
  const dir = path.join(root, "prisma/migrations");
  const applyTo = async (url) => (await migrate({ url, dir, log: say })).length;
  const count = (applied) => (applied ? `, ${applied} migration${applied === 1 ? "" : "s"} applied` : "");
  if (external) {
    const { checkExternalRoles } = await import("./external-roles.mjs");
    await step({ done: (applied) => `Your PostgreSQL is ready${count(applied)}` }, async () => {
      await checkExternalRoles(external);
      return applyTo(external.ownerUrl);
    });
    return { appUrl: external.appUrl, stop: async () => {}, lost: new Promise(() => {}) };
  }
  const [{ startPostgres }, { bootstrap }] = await Promise.all([import("./postgres.mjs"), import("./bootstrap.mjs")]);
  const done = ({ server, applied }) =>
    `PostgreSQL on port ${server.port}${server.adopted ? " (was running)" : ""}${count(applied)}`;
  const { server, urls } = await step({ done, hint: "starting PostgreSQL" }, async () => {
    const server = await startPostgres({ root, dataDir });
    try {
      const urls = await bootstrap(server);
      return { server, urls, applied: await applyTo(urls.ownerUrl) };
    } catch (error) {
      await server.stop();
      throw error;
    }
  });
  if (isGuest) return { appUrl: urls.appUrl, stop: async () => {}, lost: new Promise(() => {}) };
  const watch = new AbortController();
  const lost = keepRunning({ root, dataDir, server, signal: watch.signal });
  lost.catch(() => {}); // it may fail before anybody waits for it
  return {
    appUrl: urls.appUrl,
    stop: () => {
      watch.abort();
      return server.stop();
    },
    lost,
  };
}

/** Starts PostgreSQL again, at the port the server knows, when something killed it. Settles only by failing. */
async function keepRunning({ root, dataDir, server, signal }) {
  const { startPostgres } = await import("./postgres.mjs");
  for (;;) {
    try {
      await pause(1000, undefined, { signal });
    } catch {
      return new Promise(() => {});
    }
    if (server.isRunning()) continue;
    say("PostgreSQL stopped unexpectedly; starting it again");
    const again = await startPostgres({ root, dataDir });
    if (again.port !== server.port) throw new Error(`PostgreSQL lost its port ${server.port}. Start Assay again.`);
  }
}
