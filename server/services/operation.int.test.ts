import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import type { ProviderConnection } from "@/server/providers/port";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { command, query, task } from "./operation";
import { createWorkspace, type TestWorkspace } from "./testing/factory";

let workspace: TestWorkspace;
let server: FakeOpenAi;

beforeAll(async () => {
  server = await startFakeOpenAi();
});
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterAll(async () => {
  await server.close();
  await client().$disconnect();
});

const input = z.object({ baseUrl: z.string() });

/** Calls a model and searches for Ollama, whoever executes it. */
const callModel = task({
  name: "test.call-model",
  permission: "workspace:read",
  input: input.extend({ kind: z.enum(["openai", "anthropic", "ollama", "simulator"]) }),
  output: z.object({ text: z.string() }),
  async run({ input: { kind, baseUrl }, models }) {
    const connection: ProviderConnection = { kind, baseUrl, apiKey: null, allowPrivateHosts: true };
    const messages = [{ role: "user" as const, content: "Hello?" }];
    const signal = new AbortController().signal;
    const model = kind === "simulator" ? "sim-small" : "m";
    return models.open(connection).generate({ model, messages, settings: {}, signal });
  },
});

const searchOllama = task({
  name: "test.search-ollama",
  permission: "workspace:read",
  input: z.object({}),
  output: z.object({ isFound: z.boolean() }),
  run: async ({ models }) => ({ isFound: (await models.findLocalOllama()) !== null }),
});

const rename = command({
  name: "test.rename",
  permission: "datasets:write",
  input: z.object({ name: z.string(), fails: z.boolean() }),
  output: z.object({ name: z.string() }),
  async run({ input, actor, db, audit }) {
    const before = await db.workspace.findUniqueOrThrow({ where: { id: actor.workspaceId } });
    const after = await db.workspace.update({ where: { id: before.id }, data: { name: input.name } });
    audit({ id: before.id, name: before.name }, { id: after.id, name: after.name });
    if (input.fails) throw new Error("It fails after its change.");
    return after;
  },
});

const nameAndAudits = () =>
  withTenant(workspace.workspaceId, async (db) => ({
    name: (await db.workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } })).name,
    audits: await db.auditEvent.findMany({ where: { workspaceId: workspace.workspaceId } }),
  }));

test("a task may call a model outside of a transaction", async () => {
  const answer = await callModel.execute(workspace.members.owner, { kind: "openai", baseUrl: server.baseUrl });
  expect(answer.text).toBe("A plain answer.");
});

test.each(["openai", "anthropic", "ollama", "simulator"] as const)(
  "a call to %s inside a tenant's transaction is refused before anything is sent, and the change is undone",
  async (kind) => {
    const before = await nameAndAudits();
    const sent = server.lastRequest();
    const inside = command({
      name: "test.call-inside",
      permission: "datasets:write",
      input,
      output: z.object({ text: z.string() }),
      async run({ input: { baseUrl }, actor, db }) {
        await db.workspace.update({ where: { id: actor.workspaceId }, data: { name: "Changed before the call" } });
        return callModel.execute(actor, { kind, baseUrl });
      },
    });
    const refused = inside.execute(workspace.members.owner, { baseUrl: server.baseUrl });
    await expect(refused).rejects.toThrow("inside a database transaction. Nothing was sent");
    expect(server.lastRequest()).toBe(sent);
    expect(await nameAndAudits()).toEqual(before);
  },
);

test("the search for a local Ollama inside a transaction is refused too", async () => {
  const inside = query({
    name: "test.search-inside",
    permission: "workspace:read",
    input: z.object({}),
    output: z.object({ isFound: z.boolean() }),
    run: ({ actor }) => searchOllama.execute(actor, {}),
  });
  await expect(inside.execute(workspace.members.owner, {})).rejects.toThrow("inside a database transaction");
});

test("a command's audit row commits with its change, and tells who did what", async () => {
  const { owner } = workspace.members;
  await rename.execute(owner, { name: "New name", fails: false });
  const { name, audits } = await nameAndAudits();
  expect(name).toBe("New name");
  expect(audits).toMatchObject([
    { operation: "test.rename", actorId: owner.userId, targetId: workspace.workspaceId, after: { name: "New name" } },
  ]);
});

test("a command that fails after its change leaves neither the change nor an audit row", async () => {
  const before = await nameAndAudits();
  await expect(rename.execute(workspace.members.owner, { name: "New name", fails: true })).rejects.toThrow("It fails");
  expect(await nameAndAudits()).toEqual(before);
  expect(before.audits).toEqual([]);
});

test("a role without the permission changes nothing and leaves no audit row", async () => {
  const before = await nameAndAudits();
  const refused = rename.execute(workspace.members.viewer, { name: "New name", fails: false });
  await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  expect(await nameAndAudits()).toEqual(before);
});

test("an answer holds what the output names and nothing else, at every depth", async () => {
  const { owner } = workspace.members;
  expect(await rename.execute(owner, { name: "New name", fails: false })).toEqual({ name: "New name" });
  const getNested = query({
    name: "test.get-nested",
    permission: "workspace:read",
    input: z.object({}),
    output: z.object({ workspace: z.object({ slug: z.string() }), members: z.array(z.object({ role: z.string() })) }),
    async run({ actor, db }) {
      const found = await db.workspace.findUniqueOrThrow({ where: { id: actor.workspaceId } });
      const members = await db.membership.findMany({ where: { workspaceId: actor.workspaceId, role: "owner" } });
      return { workspace: found, members, wrappedKey: found.wrappedKey };
    },
  });
  expect(await getNested.execute(owner, {})).toEqual({
    workspace: { slug: workspace.slug },
    members: [{ role: "owner" }],
  });
});
