import { afterAll, beforeAll, expect, test } from "vitest";
import { runTrialSeed } from "@/server/core/model/trial-seed";
import { renderMessages, type TemplateValue } from "@/server/core/prompt/template";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createProvider } from "@/server/providers/index";
import type { Message } from "@/server/providers/port";
import { generateChunk } from "../generation/generate-chunk";
import { createRun } from "../testing/create-run";
import { createLibrary, createWorkspace, type TestLibrary, type TestWorkspace, testPrice } from "../testing/factory";
import { addRecording } from "./add-recording";
import { checkConnection } from "./check-connection";
import { createConnection } from "./create-connection";
import { listRemoteModels } from "./list-remote-models";
import { loadProviderConnection } from "./load-provider-connection";

const mark = "taped";
const { signal } = new AbortController();
let workspace: TestWorkspace;
let library: TestLibrary;
let run: Awaited<ReturnType<typeof createRun>>;
let connectionId: string;
const owner = () => workspace.members.owner;
const inTenant: <T>(work: Parameters<typeof withTenant<T>>[1]) => Promise<T> = (work) =>
  withTenant(workspace.workspaceId, work);

beforeAll(async () => {
  workspace = await createWorkspace();
  const { workspaceId } = workspace;
  library = await inTenant((db) => createLibrary(db, workspaceId, mark));
  run = await inTenant((db) => createRun(db, workspaceId, mark, library, "completed"));
  connectionId = (await addRecording.execute(owner(), { experimentId: run.experiment, name: "" })).connectionId;
});
afterAll(() => client().$disconnect());

const open = async () =>
  createProvider(await inTenant((db) => loadProviderConnection(db, workspace.workspaceId, connectionId)));

function questionOf(position: number): Message[] {
  const inputs = library.samples[position]?.inputs as Record<string, TemplateValue>;
  return renderMessages([{ role: "user", content: `Answer for ${mark}: {{question}}` }], inputs);
}

async function ask(model: string, messages: Message[], repeat = 0) {
  const trialSeed = runTrialSeed({ seed: "s", position: 0, letter: "B", repeat, attempt: 1 });
  return (await open()).generate({ model, messages, settings: { temperature: 0.9 }, trialSeed, signal });
}

test("a question with the same messages gets the stored answer, with the tokens and times of then", async () => {
  expect(await ask("A", questionOf(0))).toEqual({
    text: `Answer of ${mark}`,
    finishReason: "stop",
    usage: { inputTokens: 10, outputTokens: 5, cachedInputTokens: 0, reasoningTokens: 0 },
    latencyMs: 100,
    timeToFirstTokenMs: null,
    servedModel: "sim-small",
  });
});

test("what was not asked, what has no answer and what is no variant is told apart, and never tried again", async () => {
  const refusals: [string, Message[], string][] = [
    ["A", [{ role: "user", content: "Something else" }], "did not ask variant A this"],
    ["A", [...questionOf(0), { role: "user", content: "And?" }], "did not ask variant A this"],
    ["A", questionOf(1), "has no answer"],
    ["Z", questionOf(0), "no variant Z"],
  ];
  for (const [model, messages, said] of refusals) {
    await expect(ask(model, messages)).rejects.toMatchObject({
      kind: "bad_request",
      isRetriable: false,
      message: expect.stringContaining(said),
    });
  }
});

test("a repeat gets the answer of that repeat, and one that there was not the first", async () => {
  const { workspaceId } = workspace;
  await inTenant(async (db) => {
    const sampleId = library.samples[0]?.id ?? "";
    const of = { workspaceId, experimentId: run.experiment };
    const trial = await db.trial.create({
      data: { ...of, variantId: run.variant, sampleId, repeat: 1, position: 0, status: "succeeded" },
    });
    const first = await db.response.findFirstOrThrow({ where: { workspaceId, trialId: run.trial } });
    await db.response.create({ data: { ...first, trialId: trial.id, text: "Said the second time" } });
  });
  expect((await ask("A", questionOf(0), 1)).text).toBe("Said the second time");
  expect((await ask("A", questionOf(0), 7)).text).toBe(`Answer of ${mark}`);
});

test("its variants are its models, priced as then, and its health needs no network", async () => {
  const { items } = await listRemoteModels.execute(owner(), { connectionId });
  expect(items).toMatchObject([
    { name: "A", isAdded: true },
    { name: "B", isAdded: true },
  ]);
  expect(await checkConnection.execute(owner(), { connectionId })).toMatchObject({ isReachable: true });
  const prices = await inTenant((db) => db.modelPrice.findMany({ where: { model: { connectionId } } }));
  expect(prices).toHaveLength(2);
  for (const price of prices) expect(price).toMatchObject({ ...testPrice, note: "Of the recorded run" });
});

test("a run on a recorded one repeats its answers", async () => {
  const { workspaceId, job } = workspace;
  const again = await inTenant(async (db) => {
    const made = await createRun(db, workspaceId, `${mark}-again`, library, "running");
    const { manifest } = await db.experiment.findFirstOrThrow({ where: { id: made.experiment } });
    const text = JSON.stringify(manifest)
      .replaceAll(`Answer for ${mark}-again:`, `Answer for ${mark}:`)
      .replaceAll(library.connection.id, connectionId)
      .replaceAll('"name":"sim-small"', '"name":"A"');
    await db.experiment.updateMany({ where: { id: made.experiment }, data: { manifest: JSON.parse(text) } });
    await db.response.deleteMany({ where: { trialId: made.trial } });
    await db.attempt.deleteMany({ where: { trialId: made.trial } });
    await db.trial.updateMany({ where: { id: made.trial }, data: { status: "pending", finishedAt: null } });
    return made;
  });
  const chunk = { experimentId: again.experiment, variantId: again.variant, from: 0, to: 2 };
  expect(await generateChunk.execute(job, chunk)).toMatchObject({ kept: 1, failed: 1, open: 0 });
  const stored = await inTenant((db) => db.response.findFirstOrThrow({ where: { trialId: again.trial } }));
  expect(stored).toMatchObject({ text: `Answer of ${mark}`, latencyMs: 100, inputTokens: 10 });
});

test("only a run that has ended is recorded, each under its own name, and by no other door", async () => {
  const { workspaceId } = workspace;
  const running = await inTenant((db) => createRun(db, workspaceId, "still running", library, "running"));
  const added = (experimentId: string) => addRecording.execute(owner(), { experimentId, name: "" });
  await expect(added(running.experiment)).rejects.toMatchObject({ code: "conflict" });
  await expect(added(run.experiment)).rejects.toMatchObject({ fields: [{ path: "name" }] });
  const plain = { provider: "recorded", name: "By hand", baseUrl: null, apiKey: null };
  expect(createConnection.input.safeParse(plain).error?.issues[0]?.message).toContain("choosing the run");
});

test("it is asked inside no transaction", async () => {
  const provider = createProvider(
    await inTenant((db) => loadProviderConnection(db, workspace.workspaceId, connectionId)),
    {
      assertOutsideTransaction() {
        throw new Error("inside");
      },
    },
  );
  const asked = provider.generate({ model: "A", messages: questionOf(0), settings: {}, signal });
  await expect(asked).rejects.toThrow("inside");
});
