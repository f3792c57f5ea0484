import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulatorModels } from "@/server/core/model/simulator-models";
import { client } from "@/server/db/client";
import { createWorkspace, type Member } from "../testing/factory";
import { createTenantFixture } from "../testing/tenant-fixture";
import { addModels } from "./add-models";
import { addSimulator } from "./add-simulator";
import { archiveConnection } from "./archive-connection";
import { archiveModel } from "./archive-model";
import { checkConnection } from "./check-connection";
import { createConnection } from "./create-connection";
import { findLocalModels } from "./find-local-models";
import { listConnections } from "./list-connections";
import { listModels } from "./list-models";
import { listRemoteModels } from "./list-remote-models";
import { updateModel } from "./update-model";

const page = { limit: 50, search: "" };
const local = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  if (request.url === "/v1/models") response.end(JSON.stringify({ data: [{ id: "gpt-4o" }, { id: "house-model" }] }));
  else response.writeHead(404).end("{}");
});
let baseUrl: string;
let owner: Member;

beforeAll(async () => {
  await new Promise<void>((ready) => local.listen(0, "127.0.0.1", ready));
  baseUrl = `http://127.0.0.1:${(local.address() as AddressInfo).port}/v1`;
  owner = (await createWorkspace()).members.owner;
});
afterAll(async () => {
  local.close();
  await client().$disconnect();
});

const connect = (name: string, url: string) =>
  createConnection.execute(owner, { provider: "openai", name, baseUrl: url, apiKey: null, maxConcurrency: 2 });

test("the simulator is added once with all its models and prices, and is labelled as simulated", async () => {
  const [first, second] = await Promise.all([addSimulator.execute(owner, {}), addSimulator.execute(owner, {})]);
  expect(second).toEqual(first);
  expect(first.models.map(({ name }) => name).sort()).toEqual(simulatorModels.map(({ name }) => name).sort());
  expect(first.models.every((model) => model.isSimulated && /simulat/i.test(model.label))).toBe(true);
  const { items } = await listConnections.execute(owner, { limit: 50 });
  const simulators = items.filter(({ provider }) => provider === "simulator");
  expect(simulators).toMatchObject([{ isSimulated: true, modelCount: simulatorModels.length, hasKey: false }]);
  expect(await checkConnection.execute(owner, { connectionId: first.connectionId })).toMatchObject({
    isReachable: true,
  });
});

test("the provider's models are listed with known prices and a mark on those already added", async () => {
  const { id: connectionId } = await connect("House", baseUrl);
  await addModels.execute(owner, { connectionId, models: [{ name: "house-model", label: "", contextTokens: null }] });
  const { items } = await listRemoteModels.execute(owner, { connectionId });
  expect(items).toMatchObject([
    {
      name: "gpt-4o",
      inputMicroUsdPerMillion: 2_500_000,
      outputMicroUsdPerMillion: 10_000_000,
      cachedInputMicroUsdPerMillion: 1_250_000,
      priceNote: expect.stringMatching(/^List price of \d{4}-\d{2}$/),
      isAdded: false,
    },
    { name: "house-model", inputMicroUsdPerMillion: null, isAdded: true },
  ]);
  const checked = await checkConnection.execute(owner, { connectionId });
  expect(checked).toMatchObject({ isReachable: true, message: expect.stringContaining("2 models") });
});

test("an address where nothing answers is reported in a sentence, not as a failure of ours", async () => {
  const { id: connectionId } = await connect("Nobody", "http://127.0.0.1:9/v1");
  const checked = await checkConnection.execute(owner, { connectionId });
  expect(checked).toMatchObject({ isReachable: false, latencyMs: null });
  expect(checked.message.length).toBeGreaterThan(20);
  await expect(listRemoteModels.execute(owner, { connectionId })).rejects.toMatchObject({ code: "unavailable" });
});

test("a price left out is the known one, a given one wins, and adding twice keeps what was set", async () => {
  const { id: connectionId } = await connect("Prices", baseUrl);
  const model = { label: "", contextTokens: null };
  const models = [
    { ...model, name: "gpt-4o" },
    { ...model, name: "gpt-4o-mini", inputMicroUsdPerMillion: 7 },
    { ...model, name: "unknown" },
  ];
  const listed = { inputMicroUsdPerMillion: 2_500_000, outputMicroUsdPerMillion: 10_000_000 };
  const { items } = await addModels.execute(owner, { connectionId, models });
  expect(items).toMatchObject([
    { name: "gpt-4o", price: { ...listed, cachedInputMicroUsdPerMillion: 1_250_000 }, label: "gpt-4o" },
    {
      name: "gpt-4o-mini",
      price: { inputMicroUsdPerMillion: 7, outputMicroUsdPerMillion: 600_000, cachedInputMicroUsdPerMillion: null },
    },
    { name: "unknown", price: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 } },
  ]);
  const [first] = items;
  if (!first) throw new Error("No model was added.");
  const changed = await updateModel.execute(owner, { modelId: first.id, label: "Mine" });
  expect(changed).toMatchObject({ price: listed, label: "Mine" });
  const again = await addModels.execute(owner, { connectionId, models });
  expect(again.items[0]).toEqual(changed);

  await archiveModel.execute(owner, { modelId: first.id });
  expect((await listModels.execute(owner, { ...page, connectionId })).items.map(({ name }) => name)).toEqual([
    "gpt-4o-mini",
    "unknown",
  ]);
  const back = await addModels.execute(owner, { connectionId, models });
  expect(back.items[0]).toMatchObject({ id: first.id, price: listed });
});

test("models are found by their own or their connection's name, without wildcards", async () => {
  expect((await listModels.execute(owner, { ...page, search: "SIM-LARGE" })).items).toHaveLength(1);
  expect((await listModels.execute(owner, { ...page, search: "prices" })).total).toBe(3);
  expect((await listModels.execute(owner, { ...page, search: "s_m" })).total).toBe(0);
});

test("a model or connection that a run uses, as variant or judge, cannot be archived", async () => {
  const { members, ids, mark } = await createTenantFixture("busy");
  const said = { code: "conflict", message: expect.stringContaining(mark) };
  await expect(archiveModel.execute(members.owner, { modelId: ids.model })).rejects.toMatchObject(said);
  const judge = (await listModels.execute(members.owner, { ...page, search: "sim-judge" })).items[0];
  await expect(archiveModel.execute(members.owner, { modelId: judge?.id ?? "" })).rejects.toMatchObject(said);
  await expect(archiveConnection.execute(members.owner, { connectionId: ids.connection })).rejects.toMatchObject(said);
});

test("the search for a local Ollama answers in words whether or not there is one", async () => {
  const found = await findLocalModels.execute(owner, {});
  expect(found.message).toContain("Ollama");
  if (!found.isFound) expect(found).toMatchObject({ baseUrl: null, models: [], connectionId: null });
});
