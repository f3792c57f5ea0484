import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/server/core/access/actor";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOllama, startFakeOllama } from "@/server/providers/testing/fake-ollama";
import { addModels } from "../models/add-models";
import { createConnection } from "../models/create-connection";
import { loadProviderConnection } from "../models/load-provider-connection";
import { updateConnection } from "../models/update-connection";
import { createWorkspace, type TestWorkspace } from "../testing/factory";
import { createTenantFixture } from "../testing/tenant-fixture";
import { cancelPull } from "./cancel-pull";
import { deleteHostModel } from "./delete-host-model";
import { followPull } from "./follow-pull";
import { getHost } from "./get-host";
import { loadHostModel } from "./load-host-model";
import { startPull } from "./start-pull";
import { unloadHostModel } from "./unload-host-model";

let workspace: TestWorkspace;
let fake: FakeOllama;
let connectionId: string;
const owner = () => workspace.members.owner;
const job = () => systemActor(workspace.workspaceId, "pull-model");
const connect = async (name: string, baseUrl: string, provider: "ollama" | "compatible" = "ollama") =>
  (await createConnection.execute(owner(), { provider, name, baseUrl, apiKey: null, maxConcurrency: 1 })).id;

beforeAll(async () => {
  workspace = await createWorkspace();
  fake = await startFakeOllama();
  connectionId = await connect("Host", fake.url);
});
afterAll(async () => {
  await fake.close();
  await client().$disconnect();
});

const pullOf = async (model: string) =>
  (await getHost.execute(workspace.members.viewer, { connectionId })).pulls.find((pull) => pull.model === model);

test("everybody who may see connections sees what a host has, and which of it the workspace uses", async () => {
  const { items } = await addModels.execute(owner(), {
    connectionId,
    models: [{ name: "fake-one", label: "", contextTokens: null }],
  });
  const host = await getHost.execute(workspace.members.viewer, { connectionId });
  expect(host).toMatchObject({ version: "0.12.6", vramBytes: 0, loaded: [], pulls: [], failure: null });
  expect(host.pulled).toMatchObject([
    { name: "fake-one", quantisation: "Q4_K_M", contextTokens: 131_072, modelId: items[0]?.id, isLoaded: false },
    { name: "fake-two", modelId: null },
  ]);
});

test("a model is loaded for as long as the connection says and let go at once, by those who may change connections", async () => {
  await updateConnection.execute(owner(), { connectionId, keepAlive: "30m" });
  await loadHostModel.execute(owner(), { connectionId, model: "fake-two" });
  expect(fake.host.loaded.get("fake-two")).toMatchObject({ keepAlive: "30m" });
  const host = await getHost.execute(owner(), { connectionId });
  expect(host).toMatchObject({ keepAlive: "30m", vramBytes: 3 * 1024 ** 3, loaded: [{ name: "fake-two" }] });
  await unloadHostModel.execute(owner(), { connectionId, model: "fake-two" });
  expect((await getHost.execute(owner(), { connectionId })).loaded).toEqual([]);
  await expect(
    loadHostModel.execute(workspace.members.analyst, { connectionId, model: "fake-two" }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("the time to keep a model loaded goes with every call, and no other provider takes one", async () => {
  await updateConnection.execute(owner(), { connectionId, keepAlive: "-1" });
  const opened = await withTenant(workspace.workspaceId, (db) =>
    loadProviderConnection(db, workspace.workspaceId, connectionId),
  );
  expect(opened.keepAlive).toBe("-1");
  const other = await connect("Other", `${fake.url}/v1`, "compatible");
  await expect(updateConnection.execute(owner(), { connectionId: other, keepAlive: "5m" })).rejects.toMatchObject({
    fields: [{ path: "keepAlive" }],
  });
  await expect(getHost.execute(owner(), { connectionId: other })).rejects.toMatchObject({ code: "invalid" });
});

test("a pull goes on without whoever asked for it, tells how far it is, and is there at its end", async () => {
  const release = fake.host.holdPulls();
  const { id: pullId } = await startPull.execute(owner(), { connectionId, model: "fake-large:8b" });
  await expect(startPull.execute(owner(), { connectionId, model: "fake-large:8b" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await followPull.execute(job(), { pullId, forMs: 10 })).toEqual({ isOver: false });
  await expect
    .poll(() => pullOf("fake-large:8b"), { timeout: 10_000 })
    .toMatchObject({
      status: "running",
      phase: "downloading",
      completedBytes: 1024 ** 3,
      totalBytes: 4 * 1024 ** 3,
    });
  release();
  expect(await followPull.execute(job(), { pullId, forMs: 30_000 })).toEqual({ isOver: true });
  expect(await pullOf("fake-large:8b")).toMatchObject({ status: "done", error: null, completedBytes: 4 * 1024 ** 3 });
  expect(fake.host.pulled).toContain("fake-large:8b");
});

test("a cancelled pull lets the host stop, and may be started again", async () => {
  const release = fake.host.holdPulls();
  const before = fake.host.abortedPulls();
  const { id: pullId } = await startPull.execute(owner(), { connectionId, model: "fake-unwanted" });
  await cancelPull.execute(owner(), { pullId });
  expect(await followPull.execute(job(), { pullId, forMs: 30_000 })).toEqual({ isOver: true });
  expect(await pullOf("fake-unwanted")).toMatchObject({ status: "cancelled" });
  await expect.poll(() => fake.host.abortedPulls()).toBe(before + 1);
  release();
  await expect(cancelPull.execute(owner(), { pullId })).rejects.toMatchObject({ code: "conflict" });
  const again = await startPull.execute(owner(), { connectionId, model: "fake-unwanted" });
  expect(await followPull.execute(job(), { pullId: again.id, forMs: 30_000 })).toEqual({ isOver: true });
  expect(await followPull.execute(job(), { pullId, forMs: 10 })).toEqual({ isOver: true });
  expect(await pullOf("fake-unwanted")).toMatchObject({ id: again.id, status: "done" });
});

test("a model that no library has ends its pull with a sentence that says so", async () => {
  const { id: pullId } = await startPull.execute(owner(), { connectionId, model: "missing:1b" });
  await followPull.execute(job(), { pullId, forMs: 30_000 });
  expect(await pullOf("missing:1b")).toMatchObject({
    status: "failed",
    error: expect.stringContaining("no model of this name"),
  });
});

test("a pull that its process left behind is told as such and can be begun again", async () => {
  const { id } = await startPull.execute(owner(), { connectionId, model: "fake-left" });
  const long = new Date(Date.now() - 600_000);
  await withTenant(workspace.workspaceId, (db) =>
    db.modelPull.updateMany({ where: { id }, data: { updatedAt: long } }),
  );
  expect(await pullOf("fake-left")).toMatchObject({ status: "running", isStalled: true });
  const again = await startPull.execute(owner(), { connectionId, model: "fake-left" });
  expect(again).toMatchObject({ status: "running", isStalled: false });
});

test("a model is deleted from the host; one that is not there is said to be not there", async () => {
  await deleteHostModel.execute(owner(), { connectionId, model: "fake-large:8b" });
  expect(fake.host.pulled).not.toContain("fake-large:8b");
  await expect(deleteHostModel.execute(owner(), { connectionId, model: "fake-large:8b" })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("not found"),
  });
});

test("a host that does not answer still tells its pulls, and why it does not", async () => {
  const silent = await connect("Silent", "http://127.0.0.1:9");
  expect(await getHost.execute(owner(), { connectionId: silent })).toMatchObject({
    version: null,
    pulled: [],
    failure: { cause: "refused" },
  });
});

test("a model that a run in progress calls is not deleted from under it", async () => {
  const { workspaceId, members, ids } = await createTenantFixture("in use", "running");
  await withTenant(workspaceId, (db) =>
    db.connection.updateMany({
      where: { workspaceId },
      data: { provider: "ollama", baseUrl: fake.url, sealedKey: null },
    }),
  );
  fake.host.pulled.add("sim-small");
  const deleted = deleteHostModel.execute(members.owner, { connectionId: ids.connection, model: "sim-small" });
  await expect(deleted).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("is using this") });
  expect(fake.host.pulled).toContain("sim-small");
});
