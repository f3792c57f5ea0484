import { afterAll, expect, test } from "vitest";
import { client } from "@/server/db/client";
import { startFakeOllama } from "@/server/providers/testing/fake-ollama";
import { getHost } from "@/server/services/hosts/get-host";
import { startPull } from "@/server/services/hosts/start-pull";
import { createConnection } from "@/server/services/models/create-connection";
import { createWorkspace } from "@/server/services/testing/factory";
import { pullStarted } from "../events";
import { pullModel } from "./pull-model";
import { executeFunction } from "./testing/execute-function";

afterAll(() => client().$disconnect());

test("pull-model follows a pull to its end in its own name", async () => {
  const fake = await startFakeOllama();
  const { workspaceId, members } = await createWorkspace();
  const host = { provider: "ollama" as const, name: "Host", baseUrl: fake.url, apiKey: null, maxConcurrency: 1 };
  const { id: connectionId } = await createConnection.execute(members.owner, host);
  const { id: pullId } = await startPull.execute(members.owner, { connectionId, model: "fake-durable" });
  const event = { name: pullStarted.name, data: { workspaceId, pullId } };
  expect(await executeFunction(pullModel(), event)).toMatchObject({ result: { minutes: 1 }, steps: ["follow-0"] });
  const { pulls } = await getHost.execute(members.owner, { connectionId });
  expect(pulls).toMatchObject([{ id: pullId, status: "done" }]);
  await fake.close();
});
