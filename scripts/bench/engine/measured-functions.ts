import type { Inngest, InngestFunction } from "inngest";

/** How often the bodies of each function's steps ran: without a crash, exactly once each. */
export type Ledger = Map<string, number>;

const TRIALS_A_CHUNK = 50;
const POOL = 8;

/** The functions that are measured, alike on the engine, over HTTP and on the SDK alone. */
export function createMeasuredFunctions(client: Inngest, ledger: Ledger, keepTrial: (n: number) => Promise<void>) {
  const note = <T>(fn: string, value: T): T => {
    ledger.set(fn, (ledger.get(fn) ?? 0) + 1);
    return value;
  };
  return [
    client.createFunction({ id: "three", triggers: { event: "three" } }, async ({ step, event }) => {
      const a = await step.run("a", () => note("three", event.data.n));
      const b = await step.run("b", () => note("three", a + 1));
      return step.run("c", () => note("three", b + 1));
    }),
    client.createFunction({ id: "bare", triggers: { event: "bare" } }, async () => note("bare", 1)),
    client.createFunction({ id: "long", triggers: { event: "long" } }, async ({ step, event }) => {
      for (let i = 0; i < event.data.steps; i++) await step.run(`s${i}`, () => note("long", i));
    }),
    client.createFunction({ id: "wide", triggers: { event: "wide" } }, async ({ step, event }) => {
      const steps = Array.from({ length: event.data.steps }, (_, i) => step.run(`w${i}`, () => note("wide", i)));
      await Promise.all(steps);
    }),
    client.createFunction(
      { id: "chunk", triggers: { event: "chunk" }, concurrency: [{ key: "event.data.c", limit: 4, scope: "env" }] },
      ({ step, event }) => step.run("work", () => workChunk(event.data.chunk, keepTrial)),
    ),
  ] satisfies InngestFunction.Any[];
}

/** Works the trials of one chunk through a pool, each kept as one row. */
export async function workChunk(chunk: number, keepTrial: (n: number) => Promise<void>): Promise<number> {
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < TRIALS_A_CHUNK; i = next++) await keepTrial(chunk * TRIALS_A_CHUNK + i);
  };
  await Promise.all(Array.from({ length: POOL }, worker));
  return TRIALS_A_CHUNK;
}

export const countChunks = (trials: number) => trials / TRIALS_A_CHUNK;
