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
  [
    "batchEvents together with idempotency",
    { batchEvents: { maxSize: 2, timeout: "1s" }, idempotency: "event.data.a" },
  ],
  ["debounce together with singleton", { debounce: { period: "1s" }, singleton: { mode: "skip" } }],
])("%s is refused at registration, naming the function", async (feature, options) => {
  const message = await refusal(options);
  expect(message).toContain('Function "test-odd"');
  expect(message).toContain(feature);
});

test("a function the engine can honour is accepted", async () => {
  expect(await refusal({ concurrency: [{ limit: 4, key: "event.data.connectionId", scope: "env" }], retries: 0 })).toBe(
    "accepted",
  );
});
