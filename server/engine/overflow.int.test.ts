import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const EVENTS = 2500;
const RUNS = 150;
const STEPS = 16;
const ran = new Map<number, number>();
let finished = 0;
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction({ id: "many", triggers: { event: "many" } }, async ({ event }) => {
      ran.set(event.data.n, (ran.get(event.data.n) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }),
    client.createFunction({ id: "wide", triggers: { event: "wide" } }, async ({ step }) => {
      await Promise.all(Array.from({ length: STEPS }, (_, i) => step.run(`s${i}`, () => i)));
      finished++;
    }),
  ]);
});
afterAll(() => app.close());

test("work that does not fit into the queue in memory runs once each, also while it is read again", async () => {
  for (let from = 0; from < EVENTS; from += 500) {
    await app.client.send(Array.from({ length: 500 }, (_, i) => ({ name: "many", data: { n: from + i } })));
  }
  await until(() => ran.size === EVENTS, "all runs", 100_000);
  expect([...ran.values()].filter((times) => times > 1)).toEqual([]);
});

test("planned steps that did not fit into the queue in memory are not forgotten", async () => {
  await app.client.send(Array.from({ length: RUNS }, (_, n) => ({ name: "wide", data: { n } })));
  await until(() => finished >= RUNS, "all wide runs", 60_000);
});
