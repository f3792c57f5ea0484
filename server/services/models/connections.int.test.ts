import { afterAll, beforeAll, expect, test } from "vitest";
import { providerIds, providerInfo } from "@/server/core/model/providers";
import { connectionInput } from "@/server/core/model/schema";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { renewGate } from "../gate/renew-gate";
import { noRenewal } from "../gate/testing/no-renewal";
import { createWorkspace, type Member, type TestWorkspace } from "../testing/factory";
import { everyTextOf } from "../testing/tenant-rows";
import { archiveConnection } from "./archive-connection";
import { createConnection } from "./create-connection";
import { listConnections } from "./list-connections";
import { loadProviderConnection } from "./load-provider-connection";
import { openConnection } from "./open-connection";
import { updateConnection } from "./update-connection";

const secret = "sk-canary-9f8e7d6c5b4a";
const openAi = { provider: "openai" as const, baseUrl: null, apiKey: secret, maxConcurrency: 4 };

let workspace: TestWorkspace;
let owner: Member;
beforeAll(async () => {
  workspace = await createWorkspace();
  owner = workspace.members.owner;
});
afterAll(() => client().$disconnect());

const load = (connectionId: string) =>
  withTenant(workspace.workspaceId, (db) => loadProviderConnection(db, workspace.workspaceId, connectionId));

test("a key is stored sealed: no table, no answer and no audit line holds its text, and the provider gets it back", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Sealed" });
  expect(made).toMatchObject({ hasKey: true, keyHint: "…5b4a", modelCount: 0, isSimulated: false });
  expect(Object.keys(made)).not.toContain("sealedKey");
  const listed = await listConnections.execute(workspace.members.viewer, { limit: 50 });
  expect(JSON.stringify([made, listed])).not.toContain("canary");
  const stored = await everyTextOf(workspace.workspaceId);
  expect(stored).toContain("Sealed");
  expect(stored).not.toContain("canary");
  expect(stored).not.toContain(Buffer.from(secret).toString("base64").slice(0, 12));
  expect(await load(made.id)).toEqual({
    kind: "openai",
    baseUrl: null,
    apiKey: secret,
    apiVersion: null,
    keepAlive: null,
    allowPrivateHosts: false,
  });
});

test("a connection to every provider of the list can be stored, and the database takes no other", async () => {
  // A recorded run is added from the run.
  for (const provider of providerIds.filter((id) => id !== "recorded")) {
    const { address, key } = providerInfo(provider);
    const baseUrl = address === "required" ? "https://models.example.com" : null;
    const apiKey = key === "none" ? null : secret;
    const input = connectionInput.parse({ provider, name: `One of ${provider}`, baseUrl, apiKey });
    expect(await createConnection.execute(owner, input)).toMatchObject({ provider });
  }
  const stranger = { workspaceId: workspace.workspaceId, name: "Stranger", provider: "unheard-of" };
  await expect(withTenant(workspace.workspaceId, (db) => db.connection.create({ data: stranger }))).rejects.toThrow(
    "Connection_provider_check",
  );
});

test("limits a minute are set, changed one by one and cleared; a gate with them is told of the change at once", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Limited", requestsPerMinute: 60 });
  expect(made).toMatchObject({ requestsPerMinute: 60, tokensPerMinute: null });
  const connectionId = made.id;
  const renewed = () => renewGate.execute(workspace.job, { ...noRenewal, connectionId, process: "one", wanted: 3 });
  expect(await renewed()).toMatchObject({
    requestsPerMinute: 60,
    tokensPerMinute: null,
    places: openAi.maxConcurrency,
  });
  const more = { connectionId, tokensPerMinute: 90_000, maxConcurrency: 2 };
  expect(await updateConnection.execute(owner, more)).toMatchObject({ requestsPerMinute: 60, tokensPerMinute: 90_000 });
  expect(await renewed()).toMatchObject({ tokensPerMinute: 90_000, places: 2 });
  await updateConnection.execute(owner, { connectionId, requestsPerMinute: null });
  expect(await renewed()).toMatchObject({ requestsPerMinute: null, tokensPerMinute: 90_000 });
});

test("an API version is kept, changed and cleared where the provider has them, and refused elsewhere", async () => {
  const azure = { provider: "azure-openai" as const, apiKey: secret, maxConcurrency: 4 };
  const input = { ...azure, name: "Dated", baseUrl: "https://a.example.com", apiVersion: "2024-10-21" };
  const made = await createConnection.execute(owner, input);
  expect(await load(made.id)).toMatchObject({ kind: "azure-openai", apiVersion: "2024-10-21" });
  const renamed = await updateConnection.execute(owner, { connectionId: made.id, name: "Dated still" });
  expect(renamed.apiVersion).toBe("2024-10-21");
  const cleared = await updateConnection.execute(owner, { connectionId: made.id, apiVersion: null });
  expect(cleared.apiVersion).toBeNull();
  const other = await createConnection.execute(owner, { ...openAi, name: "Undated" });
  await expect(
    updateConnection.execute(owner, { connectionId: other.id, apiVersion: "2024-10-21" }),
  ).rejects.toMatchObject({ fields: [{ path: "apiVersion" }] });
});

test("a sealed key moved to another connection does not open", async () => {
  const from = await createConnection.execute(owner, { ...openAi, name: "From" });
  const to = await createConnection.execute(owner, { ...openAi, name: "To", apiKey: "sk-another-key-1234" });
  await withTenant(workspace.workspaceId, async (db) => {
    const row = await db.connection.findFirstOrThrow({ where: { id: from.id } });
    await db.connection.updateMany({ where: { id: to.id }, data: { sealedKey: row.sealedKey } });
  });
  await expect(load(to.id)).rejects.toThrow("Enter the key again");
});

test("a base URL rewritten behind Assay's back does not get the key", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Rewritten" });
  await withTenant(workspace.workspaceId, (db) =>
    db.connection.updateMany({ where: { id: made.id }, data: { baseUrl: "https://evil.example.com/v1" } }),
  );
  await expect(load(made.id)).rejects.toThrow("Enter the key again");
});

test("a new origin demands the key again; a new path on the same origin keeps it", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Moves", baseUrl: "https://a.example.com/v1" });
  const path = await updateConnection.execute(owner, { connectionId: made.id, baseUrl: "https://a.example.com/v2" });
  expect(path).toMatchObject({ baseUrl: "https://a.example.com/v2", hasKey: true });
  expect((await load(made.id)).apiKey).toBe(secret);

  const moved = updateConnection.execute(owner, { connectionId: made.id, baseUrl: "https://b.example.com/v2" });
  await expect(moved).rejects.toMatchObject({ code: "invalid", fields: [{ path: "apiKey" }] });
  const input = { connectionId: made.id, baseUrl: "https://b.example.com", apiKey: "sk-new-key-abcd" };
  expect((await updateConnection.execute(owner, input)).keyHint).toBe("…abcd");
  expect(await load(made.id)).toMatchObject({ baseUrl: "https://b.example.com", apiKey: "sk-new-key-abcd" });
});

test("what an update leaves out stays, a null key removes it, and a provider that needs one keeps it", async () => {
  const local = await createConnection.execute(owner, {
    ...openAi,
    name: "Local",
    baseUrl: "http://localhost:8000/v1",
  });
  const renamed = await updateConnection.execute(owner, {
    connectionId: local.id,
    name: "Local two",
    maxConcurrency: 2,
  });
  expect(renamed).toMatchObject({ name: "Local two", maxConcurrency: 2, hasKey: true, baseUrl: local.baseUrl });
  expect((await updateConnection.execute(owner, { connectionId: local.id, apiKey: null })).hasKey).toBe(false);

  const hosted = await createConnection.execute(owner, { ...openAi, name: "Hosted" });
  const bare = updateConnection.execute(owner, { connectionId: hosted.id, apiKey: null });
  await expect(bare).rejects.toMatchObject({ code: "invalid", fields: [{ path: "apiKey" }] });
  const taken = updateConnection.execute(owner, { connectionId: hosted.id, name: "Local two" });
  await expect(taken).rejects.toMatchObject({ code: "conflict", fields: [{ path: "name" }] });
});

test("two connections of one name at once leave one winner", async () => {
  const tries = await Promise.allSettled(
    [1, 2].map(() => createConnection.execute(owner, { ...openAi, name: "Twin" })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
});

test("an archived connection forgets its key, frees its name and opens no more", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Leaves" });
  await archiveConnection.execute(owner, { connectionId: made.id });
  expect((await load(made.id)).apiKey).toBeNull();
  await expect(openConnection.execute(owner, { connectionId: made.id })).rejects.toMatchObject({ code: "conflict" });
  await createConnection.execute(owner, { ...openAi, name: "Leaves" });
});

test("only owners and admins may open a connection's key", async () => {
  const made = await createConnection.execute(owner, { ...openAi, name: "Guarded" });
  for (const role of ["experimenter", "analyst", "reviewer", "viewer", "service"] as const) {
    const asked = openConnection.execute(workspace.members[role], { connectionId: made.id });
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  }
});
