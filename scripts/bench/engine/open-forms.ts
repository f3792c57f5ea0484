// The two ways a function is run: inside this process, and in another one over signed HTTP.
import { Inngest } from "inngest";
import { createTurns } from "@/server/engine/connection";
import { createEngine } from "@/server/engine/engine";
import { createTestApp, until } from "@/server/engine/testing/test-app";
import { startChild } from "../child";
import { createMeasuredFunctions, type Ledger } from "./measured-functions";
import { EVENT_KEY, SIGNING_KEY } from "./remote-keys";
import type { BenchTables } from "./tables";

export interface Form {
  send(name: string, data: object[]): Promise<string[]>;
  readLedger(): Promise<Ledger>;
  /** Processes that belong to the form, besides this one. */
  helpers: number[];
  close(): Promise<void>;
}

const SEND_LIMIT = 500;

async function sendAll(client: Inngest, name: string, data: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < data.length; i += SEND_LIMIT) {
    const sent = await client.send(data.slice(i, i + SEND_LIMIT).map((d) => ({ name, data: d })));
    ids.push(...sent.ids);
  }
  return ids;
}

export async function openEmbedded(databaseUrl: string, tables: BenchTables): Promise<Form> {
  const ledger: Ledger = new Map();
  const keepTrial = createTurns(tables.insertTrials, 1000);
  const app = await createTestApp((client) => createMeasuredFunctions(client, ledger, keepTrial), { databaseUrl });
  return {
    send: (name, data) => sendAll(app.client, name, data),
    readLedger: async () => new Map(ledger),
    helpers: [],
    close: () => app.close(),
  };
}

export async function openRemote(databaseUrl: string): Promise<Form> {
  const engine = createEngine({ databaseUrl, log: () => {} });
  const door = await engine.listen({ signingKey: SIGNING_KEY, eventKey: EVENT_KEY });
  await engine.start();
  const app = await startChild("scripts/bench/engine/remote-app.ts", [door.url]);
  await until(() => engine.isLeader(), "the engine to lead");
  const client = new Inngest({
    id: "bell",
    isDev: false,
    baseUrl: door.url,
    signingKey: SIGNING_KEY,
    eventKey: EVENT_KEY,
  });
  return {
    send: (name, data) => sendAll(client, name, data),
    readLedger: async () => new Map(Object.entries(await (await fetch(`${app.firstLine}/ledger`)).json())),
    helpers: [app.pid],
    async close() {
      app.stop();
      await door.close();
      await engine.stop(500);
    },
  };
}
