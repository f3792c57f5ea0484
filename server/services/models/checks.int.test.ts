import { afterAll, beforeAll, expect, test } from "vitest";
import { connectionInput } from "@/server/core/model/schema";
import { client } from "@/server/db/client";
import { startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import type { FakeServer } from "@/server/providers/testing/fake-server";
import { createWorkspace, type TestWorkspace } from "../testing/factory";
import { everyTextOf } from "../testing/tenant-rows";
import { listAuditEvents } from "../workspaces/list-audit-events";
import { addModels } from "./add-models";
import { checkConnection } from "./check-connection";
import { checkModel } from "./check-model";
import { createConnection } from "./create-connection";
import { tryConnection } from "./try-connection";

const secret = "sk-canary-0011223344";
const owner = () => workspace.members.owner;

let workspace: TestWorkspace;
let fake: FakeServer;
let modelId: string;
beforeAll(async () => {
  workspace = await createWorkspace();
  fake = await startFakeOpenAi();
  const baseUrl = `${fake.url}/v1`;
  const { id } = await createConnection.execute(owner(), draft({ baseUrl }));
  const price = { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 2_000_000 };
  const { items } = await addModels.execute(owner(), {
    connectionId: id,
    models: [{ name: "gpt-test", label: "", contextTokens: null, ...price }],
  });
  modelId = items[0]?.id ?? "";
});
afterAll(async () => {
  await fake.close();
  await client().$disconnect();
});

const draft = (values: { baseUrl: string; apiKey?: string }) =>
  connectionInput.parse({ name: "Tried", provider: "openai", apiKey: secret, ...values });

test("a connection is tried with the typed key before anything of it is stored", async () => {
  const before = await everyTextOf(workspace.workspaceId);
  const found = await tryConnection.execute(owner(), draft({ baseUrl: `${fake.url}/v1`, apiKey: "sk-typed-only-99" }));
  expect(found).toMatchObject({ isReachable: true, failure: null });
  expect(found.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
    "address ok",
    "connection ok",
    "certificate skipped",
    "key ok",
    "models ok",
  ]);
  expect(fake.lastRequest()?.headers.authorization).toBe("Bearer sk-typed-only-99");
  expect(await everyTextOf(workspace.workspaceId)).toBe(before);
});

test("a refused key is found at the key, with what it means, what to do and the provider's words, without the key", async () => {
  fake.enqueue({ kind: "status", status: 401 });
  const found = await tryConnection.execute(owner(), draft({ baseUrl: `${fake.url}/v1` }));
  expect(found).toMatchObject({ isReachable: false, latencyMs: null, failure: { cause: "key-refused" } });
  expect(found.failure?.detail).toContain("Refused with 401");
  expect(found.steps.find(({ state }) => state === "failed")).toMatchObject({ step: "key" });
  expect(JSON.stringify(found)).not.toContain(secret);
});

test("a public name that leads to a private address is refused when it is tried as when it is stored", async () => {
  const found = await tryConnection.execute(owner(), draft({ baseUrl: "http://169.254.169.254/v1" }));
  expect(found).toMatchObject({ failure: { cause: "forbidden-address" } });
  const stored = await createConnection.execute(owner(), {
    ...draft({ baseUrl: "http://169.254.169.254/v1" }),
    name: "Metadata",
  });
  expect(await checkConnection.execute(owner(), { connectionId: stored.id })).toMatchObject({
    failure: { cause: "forbidden-address" },
  });
});

test("a model is tried by one small answer, whose cost is told and kept in the audit log", async () => {
  const before = fake.calls().total;
  fake.enqueue({ kind: "answer", text: "OK" });
  const found = await checkModel.execute(owner(), { modelId });
  expect(found).toMatchObject({ isWorking: true, text: "OK", failure: null });
  expect(found.costMicroUsd).toBe(found.inputTokens + 2 * found.outputTokens);
  expect(found.costMicroUsd).toBeGreaterThan(0);
  expect(fake.calls().total).toBe(before + 1);
  const { items } = await listAuditEvents.execute(owner(), { limit: 5 });
  expect(items[0]).toMatchObject({ operation: "model.record-check" });
});

test.each([
  [404, "no-such-model"],
  [400, "request-refused"],
  [429, "rate-limited"],
  [500, "failing"],
])("a model that answers with %i is told to be %s", async (status, cause) => {
  fake.enqueue({ kind: "status", status });
  const found = await checkModel.execute(owner(), { modelId });
  expect(found).toMatchObject({ isWorking: false, latencyMs: null, costMicroUsd: 0, failure: { cause } });
});
