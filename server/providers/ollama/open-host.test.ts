import { afterAll, beforeAll, expect, test } from "vitest";
import type { PullLine } from "@/server/core/model/pull-progress";
import { type FakeOllama, startFakeOllama } from "../testing/fake-ollama";
import { openOllamaHost } from "./open-host";

let fake: FakeOllama;
beforeAll(async () => {
  fake = await startFakeOllama();
});
afterAll(() => fake.close());

const never = new AbortController().signal;
const open = (keepAlive: string | null = null) =>
  openOllamaHost({ kind: "ollama", baseUrl: fake.url, apiKey: null, allowPrivateHosts: true, keepAlive });

test("a host tells its version and what it has pulled, with the context that each model was made for", async () => {
  const { version, pulled, loaded } = await open().describe(never);
  expect(version).toBe("0.12.6");
  expect(loaded).toEqual([]);
  expect(pulled[0]).toEqual({
    name: "fake-one",
    digest: "digest-of-fake-one",
    sizeBytes: 4 * 1024 ** 3,
    family: "fake",
    parameters: "8.0B",
    quantisation: "Q4_K_M",
    contextTokens: 131_072,
  });
});

test("a loaded model tells its memory and when it goes, and nothing where it stays for ever", async () => {
  await open().load("fake-one", never);
  await open("-1").load("fake-two", never);
  const { loaded } = await open().describe(never);
  expect(loaded).toMatchObject([
    { name: "fake-one", vramBytes: 3 * 1024 ** 3, contextTokens: 4096, expiresAt: "2026-11-26T11:00:00.123Z" },
    { name: "fake-two", expiresAt: null },
  ]);
  await open().unload("fake-one", never);
  expect((await open().describe(never)).loaded.map(({ name }) => name)).toEqual(["fake-two"]);
});

test("a pull reports line by line and ends when the model is there; a deleted one is gone", async () => {
  const lines: PullLine[] = [];
  await open().pull("fake-new", (line) => lines.push(line), never);
  expect(lines.map(({ status }) => status)).toEqual([
    "pulling manifest",
    "pulling 6a0746a1ec1a",
    "pulling 6a0746a1ec1a",
    "pulling 6a0746a1ec1a",
    "verifying sha256 digest",
    "success",
  ]);
  expect(fake.host.pulled).toContain("fake-new");
  await open().remove("fake-new", never);
  expect(fake.host.pulled).not.toContain("fake-new");
  await expect(open().remove("fake-new", never)).rejects.toMatchObject({ kind: "not_found" });
});

test("a model that no library has, and a pull that is cut, are errors and no success", async () => {
  const nothing = () => undefined;
  await expect(open().pull("missing", nothing, never)).rejects.toMatchObject({
    kind: "not_found",
    message: expect.stringContaining("file does not exist"),
  });
  fake.enqueue({ kind: "raw", contentType: "application/x-ndjson", body: '{"status":"pulling manifest"}\n' });
  await expect(open().pull("fake-cut", nothing, never)).rejects.toMatchObject({ kind: "network" });
});

test("an aborted pull lets the host's connection go", async () => {
  const release = fake.host.holdPulls();
  const abort = new AbortController();
  const pull = open().pull("fake-held", (line) => line.completedBytes > 0 && abort.abort(), abort.signal);
  await expect(pull).rejects.toMatchObject({ kind: "aborted" });
  await expect.poll(() => fake.host.abortedPulls()).toBe(1);
  release();
  expect(fake.host.pulled).not.toContain("fake-held");
});
