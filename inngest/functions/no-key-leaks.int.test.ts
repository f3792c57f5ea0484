import { inspect } from "node:util";
import pg from "pg";
import pino from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import type { Behaviour } from "@/server/providers/testing/fake-server";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { log } from "@/server/telemetry/log";
import { createCallerFactory } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";
import { engine, inngest } from "../client";
import { functions } from "./index";
import { createOpenAiRun } from "./testing/create-openai-run";

/** Stands several times in each key, so that a part of one is found too. Its forms that a log or a table might hold. */
const mark = "Qcanary7Z";
const keys = {
  shaped: `sk-${mark}-${mark}-0001`,
  shapeless: `${mark}.${mark}/${mark}+0002`,
  replaced: `${mark}_${mark}_0003`,
  aws: `AKIA${mark}:${mark}/${mark}0004`,
  refused: `${mark} with spaces`,
};
const forms = [
  mark,
  ...[0, 1, 2].map((shift) => {
    const padded = Buffer.from("x".repeat(shift) + mark).toString("base64");
    return padded.slice(shift === 0 ? 0 : shift + 1, -4);
  }),
  Buffer.from(mark).toString("hex"),
];

/** What the provider does: it refuses, with our key in its words. */
const unkind: Behaviour[] = [
  { kind: "status", status: 400, body: { error: { message: `There is no key ${keys.shapeless} here.` } } },
  { kind: "status", status: 400 },
  { kind: "status", status: 500 },
  { kind: "status", status: 429, headers: { "retry-after": "0" } },
  { kind: "error-in-stream" },
  { kind: "malformed" },
  { kind: "cut" },
  { kind: "status", status: 404 },
];

let workspace: TestWorkspace;
let provider: FakeOpenAi;
const told: string[] = [];
const logged: string[] = [];

beforeAll(async () => {
  workspace = await createWorkspace();
  provider = await startFakeOpenAi();
  const stream = Reflect.get(log(), pino.symbols.streamSym) as { write(line: string): void };
  vi.spyOn(stream, "write").mockImplementation((line) => void logged.push(line));
  log().level = "trace";
  // The engine's client writes of its own accord.
  for (const say of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, say).mockImplementation((...words) => void logged.push(inspect(words, { depth: 9 })));
  }
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
}, 60_000);
afterAll(async () => {
  await engine().stop(500);
  await provider.close();
  await client().$disconnect();
});

const api = () => {
  const { owner } = workspace.members;
  const session = { sessionId: "none", userId: owner.userId, email: "owner@example.com", name: "Owner" };
  return createCallerFactory(appRouter)({ headers: new Headers(), session, actor: owner });
};

/** Keeps what a door answers or refuses with, whole. */
async function note<T>(answering: Promise<T>): Promise<T | null> {
  try {
    const answer = await answering;
    told.push(JSON.stringify(answer));
    return answer;
  } catch (error) {
    const { message, cause } = error as Error;
    told.push(message, JSON.stringify(cause ?? null), String(cause));
    return null;
  }
}

const connect = (name: string, apiKey: string, more: object = {}) =>
  note(
    api().models.createConnection({
      provider: "compatible",
      name,
      baseUrl: provider.baseUrl,
      apiKey,
      ...more,
    }),
  );

async function everyRow(): Promise<string> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  const { rows: tables } = await owner.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['public."Connection"']));
  expect(tables.some(({ name }) => name.startsWith("engine."))).toBe(true);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  await owner.end();
  return texts.join("\n");
}

const leaksIn = (text: string) => forms.filter((form) => text.includes(form));

test("a provider's key is found nowhere: no table, no log line, no answer, no error", async () => {
  const shaped = await connect("Shaped", keys.shaped, { provider: "openai" });
  const shapeless = await connect("Shapeless", keys.shapeless);
  await connect("Shapeless", keys.shapeless);
  await connect("Refused", keys.refused);
  await connect("Bedrock", keys.aws, { provider: "bedrock" });
  await connect("Anthropic", keys.shapeless, { provider: "anthropic", baseUrl: provider.url });
  await connect("Nobody there", keys.shaped, { baseUrl: "http://127.0.0.1:9/v1" });
  await note(api().models.updateConnection({ connectionId: shaped?.id ?? "", apiKey: keys.replaced }));
  await note(api().models.updateConnection({ connectionId: shaped?.id ?? "", baseUrl: "https://else.example.com" }));

  const listed = await note(api().models.connections({ limit: 50 }));
  expect(listed?.items.length).toBeGreaterThan(4);
  for (const { id: connectionId, name } of listed?.items ?? []) {
    if (name !== "Nobody there") provider.enqueue({ kind: "status", status: 401 }, { kind: "status", status: 500 });
    await note(api().models.checkConnection({ connectionId }));
    await note(api().models.remoteModels({ connectionId }));
  }
  // Sealed for one row and put into another: it must not open, and the alarm must not tell it.
  await withTenant(workspace.workspaceId, async (db) => {
    const { sealedKey } = await db.connection.findFirstOrThrow({ where: { id: shaped?.id } });
    await db.connection.updateMany({ where: { id: shapeless?.id }, data: { sealedKey } });
  });
  await note(api().models.checkConnection({ connectionId: shapeless?.id ?? "" }));

  // One that was left over would meet the launch instead of the calls.
  await provider.close();
  provider = await startFakeOpenAi();
  const { baseUrl } = provider;
  const experimentId = await createOpenAiRun(workspace, {
    baseUrl,
    samples: 20,
    maxConcurrency: 4,
    hasJudge: true,
    apiKey: keys.shapeless,
  });
  await note(api().experiments.start({ experimentId }));
  provider.enqueue(...unkind);
  const status = async () => (await api().results.version({ experimentId })).status;
  // The last of them pauses the run, with the provider's words as the reason.
  await expect.poll(status, { timeout: 60_000 }).toBe("paused");
  await note(api().experiments.byId({ experimentId }));
  await note(api().experiments.resume({ experimentId }));
  await expect.poll(status, { timeout: 60_000 }).toBe("completed");
  await note(api().results.get({ experimentId }));
  const failures = await note(api().results.failures({ experimentId }));
  await note(api().experiments.byId({ experimentId }));

  const rows = await everyRow();
  expect(rows).toContain("[key hidden]");
  expect(JSON.stringify(failures)).toContain("[key hidden]");
  expect(told.join("\n")).toContain("does not open");
  expect(logged.join("\n")).toContain("a stored secret does not open");
  expect(leaksIn(rows)).toEqual([]);
  expect(leaksIn(told.join("\n"))).toEqual([]);
  expect(leaksIn(logged.join("\n"))).toEqual([]);
}, 120_000);
