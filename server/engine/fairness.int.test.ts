import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const done = new Map<string, number[]>();
let open = 0;
let mostOpen = 0;
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction(
      { id: "keyed", triggers: { event: "keyed" }, concurrency: { limit: 1, key: "event.data.key" } },
      async ({ event }) => {
        mostOpen = Math.max(mostOpen, ++open);
        await new Promise((resolve) => setTimeout(resolve, event.data.ms));
        open--;
        done.set(event.data.key, [...(done.get(event.data.key) ?? []), event.data.n]);
      },
    ),
  ]);
});
afterAll(() => app.close());

const send = (data: { key: string; n: number; ms: number }[]) =>
  app.client.send(data.map((d) => ({ name: "keyed", data: d })));
const countDone = () => [...done.values()].reduce((sum, list) => sum + list.length, 0);

test("two thousand keys are each served, within the slots, and one key in the order of its events", async () => {
  await send(Array.from({ length: 2000 }, (_, n) => ({ key: `k${n}`, n, ms: 1 })));
  await send(Array.from({ length: 100 }, (_, n) => ({ key: "ordered", n, ms: 0 })));
  await until(() => countDone() === 2100, "all runs", 100_000);
  expect(done.size).toBe(2001);
  expect(done.get("ordered")).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(mostOpen).toBeLessThanOrEqual(64);
});

test("a key is served while another has thousands waiting", async () => {
  await send(Array.from({ length: 2900 }, (_, n) => ({ key: "busy", n, ms: 20 })));
  await until(() => done.has("busy"), "the busy key to begin");
  await send([{ key: "quiet", n: 1, ms: 0 }]);
  await until(() => done.has("quiet"), "the quiet key");
  expect(done.get("busy")?.length).toBeLessThan(900);
});
