import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

interface Work {
  fn: "ordered" | "left" | "right";
  key: string;
  group: string;
  isUrgent: boolean;
  ms: number;
  sends: number;
}

type Mark = Work & { n: number; what: "start" | "end" };

const SLOTS = 8;
const GROUP_LIMIT = 3;
const KEY_LIMIT = 2;
let marks: Mark[] = [];
let app: TestApp;

beforeAll(async () => {
  const handler = async ({ event }: { event: { data: Omit<Mark, "what"> } }) => {
    marks.push({ ...event.data, what: "start" });
    await new Promise((resolve) => setTimeout(resolve, event.data.ms));
    marks.push({ ...event.data, what: "end" });
  };
  const shared = {
    concurrency: [
      { key: "event.data.group", limit: GROUP_LIMIT, scope: "env" as const },
      { key: "event.data.key", limit: KEY_LIMIT },
    ] satisfies [unknown, unknown],
    priority: { run: "event.data.isUrgent ? 100 : 0" },
  };
  app = await createTestApp(
    (client) => [
      client.createFunction(
        { id: "ordered", triggers: { event: "ordered" }, concurrency: { key: "event.data.key", limit: 1 } },
        handler,
      ),
      client.createFunction({ id: "left", triggers: { event: "left" }, ...shared }, handler),
      client.createFunction({ id: "right", triggers: { event: "right" }, ...shared }, handler),
    ],
    { slots: SLOTS },
  );
});
afterAll(() => app.close());

const works: fc.Arbitrary<Work> = fc.record({
  fn: fc.constantFrom("ordered", "left", "right"),
  key: fc.constantFrom("k1", "k2", "k3", "k4", "k5"),
  group: fc.constantFrom("g1", "g2", "g3"),
  isUrgent: fc.boolean(),
  ms: fc.integer({ min: 0, max: 12 }),
  sends: fc.constantFrom(1, 1, 1, 2),
});

/** Walks through what was seen, in its order, holding each start to the limits. */
function expectLimits() {
  const open = new Set<number>();
  const at = new Map(marks.map((mark) => [mark.n, mark]));
  const running = () => [...open].flatMap((n) => at.get(n) ?? []);
  for (const mark of marks) {
    if (mark.what === "end") {
      open.delete(mark.n);
      continue;
    }
    open.add(mark.n);
    expect(running().length).toBeLessThanOrEqual(SLOTS);
    const isBatch = mark.fn === "ordered" || !mark.isUrgent;
    if (isBatch) expect(running().length, "the kept slot").toBeLessThanOrEqual(SLOTS - 1);
    const alike = running().filter((other) => other.fn === mark.fn && other.key === mark.key);
    expect(alike.length).toBeLessThanOrEqual(mark.fn === "ordered" ? 1 : KEY_LIMIT);
    const together = running().filter((other) => other.fn !== "ordered" && other.group === mark.group);
    if (mark.fn !== "ordered") expect(together.length, "a limit of two functions").toBeLessThanOrEqual(GROUP_LIMIT);
  }
}

// fast-check prints the seed and the path of a failure: given to fc.assert they bring it back.
test("random work with random keys runs once each, within its own limits and the shared ones, and in order within a key", async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(works, { minLength: 20, maxLength: 70, size: "max" }), async (list) => {
      marks = [];
      round++;
      const events = list.flatMap((work, n) => {
        const event = { name: work.fn, id: `${round} ${n}`, data: { ...work, n } };
        return Array.from({ length: work.sends }, () => event);
      });
      await app.client.send(events);
      await until(() => marks.filter((mark) => mark.what === "end").length >= list.length, "all work", 60_000);
      const started = marks.filter((mark) => mark.what === "start");
      expect(started.map((mark) => mark.n).sort((a, b) => a - b)).toEqual(list.map((_, n) => n));
      expectLimits();
      for (const key of new Set(list.map((work) => work.key))) {
        const order = started.filter((mark) => mark.fn === "ordered" && mark.key === key).map((mark) => mark.n);
        expect(order, `the order of ${key}`).toEqual([...order].sort((a, b) => a - b));
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
