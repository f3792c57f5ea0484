import type { Inngest, InngestFunction } from "inngest";
import { expect, test } from "vitest";
import { createTestApp } from "./testing/test-app";

type Options = Parameters<Inngest["createFunction"]>[0];

async function refusal(options: Partial<Options>): Promise<string> {
  const define = (client: Inngest): InngestFunction.Any[] => [
    client.createFunction({ id: "odd", triggers: { event: "odd" }, ...options } as Options, async () => null),
  ];
  try {
    await (await createTestApp(define, { start: false })).close();
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
}

test.each<[string, Partial<Options>]>([
  ["the wildcard trigger", { triggers: { event: "odd/*" } }],
  ["timeouts", { timeouts: { finish: "1h" } }],
  ["the expression", { concurrency: { limit: 1, key: "event.data. ==" } }],
  ["the schedule", { triggers: { cron: "61 * * * *" } }],
  ["the schedule", { triggers: { cron: "TZ=Mars/Olympus 0 9 * * *" } }],
  [
    "batchEvents together with idempotency",
    { batchEvents: { maxSize: 2, timeout: "1s" }, idempotency: "event.data.a" },
  ],
  ["a negative priority", { priority: { run: "event.data.bulk ? -100 : 0" } }],
  ["a negative priority", { priority: { run: "-5" } }],
  ["debounce together with singleton", { debounce: { period: "1s" }, singleton: { mode: "skip" } }],
])("%s is refused at registration, naming the function", async (feature, options) => {
  const message = await refusal(options);
  expect(message).toContain('Function "test-odd"');
  expect(message).toContain(feature);
});

test("a function the engine can honour is accepted", async () => {
  const concurrency: Options["concurrency"] = [{ limit: 4, key: "event.data.connectionId", scope: "env" }];
  expect(await refusal({ concurrency, retries: 0, priority: { run: "event.data.max - 5" } })).toBe("accepted");
});

test("a priority that an event makes negative counts as none, and is told", async () => {
  const app = await createTestApp((client) => [
    client.createFunction(
      { id: "ranked", triggers: { event: "ranked" }, priority: { run: "event.data.rank" } },
      async () => "done",
    ),
  ]);
  expect((await app.run("ranked", { rank: -3 })).output).toBe("done");
  expect(app.logged.filter((line) => line.includes("a negative priority counts as none"))).toHaveLength(1);
  const { rows } = await app.pool.query("select prio from engine.run");
  expect(rows).toEqual([{ prio: 0 }]);
  await app.close();
});
