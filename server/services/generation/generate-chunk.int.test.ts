import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace } from "../testing/factory";
import { generateChunk } from "./generate-chunk";

let server: FakeOpenAi;
beforeAll(async () => {
  server = await startFakeOpenAi();
});
afterAll(() => server.close());

test("a variant's settings reach the provider as they were frozen, the effort and the answer's schema too", async () => {
  const { workspaceId, job } = await createWorkspace();
  const schema = { type: "object", properties: { answer: { type: "string" } } };
  const run = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "held");
    const connected = { provider: "compatible", baseUrl: server.baseUrl, sealedKey: null, keyHint: null };
    await db.connection.updateMany({ where: { workspaceId, id: library.connection.id }, data: connected });
    const made = await createRun(db, workspaceId, "held", library, "running");
    const { manifest } = await db.experiment.findFirstOrThrow({ where: { workspaceId, id: made.experiment } });
    const frozen = manifestSchema.parse(manifest);
    const settings = { temperature: 0.5, seed: 7, reasoningEffort: "low" as const, jsonSchema: schema };
    const variants = frozen.variants.map((variant) => ({ ...variant, settings }));
    await db.experiment.updateMany({
      where: { workspaceId, id: made.experiment },
      data: { manifest: { ...frozen, variants } },
    });
    return made;
  });
  const chunk = { experimentId: run.experiment, variantId: run.variant, from: 0, to: 2 };
  expect(await generateChunk.execute(job, chunk)).toMatchObject({ kept: 1, failed: 0, open: 0 });
  expect(server.lastRequest()?.body).toMatchObject({
    temperature: 0.5,
    seed: 7,
    reasoning_effort: "low",
    response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: false } },
  });
});
