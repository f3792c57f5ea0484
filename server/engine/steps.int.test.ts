import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const seen = new Map<string, string[]>();
function note<T>(runId: string, what: string, value?: T): T {
  seen.set(runId, [...(seen.get(runId) ?? []), what]);
  return value as T;
}
const NASTY = { nothing: null, nul: "a\u0000b", emoji: "👩‍🔬", lone: "\ud800", quote: '"\\{},', deep: [[{ a: [] }]] };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction({ id: "sequence", triggers: { event: "sequence" } }, async ({ step, runId, event }) => {
      const a = await step.run("a", () => note(runId, "a", event.data.n * 2));
      const b = await step.run("b", () => note(runId, "b", a + 1));
      return step.run("c", () => note(runId, "c", { a, b }));
    }),
    client.createFunction({ id: "loop", triggers: { event: "loop" } }, async ({ step, runId }) => {
      const out: number[] = [];
      for (let i = 0; i < 5; i++) out.push(await step.run("same", () => note(runId, `i${i}`, i)));
      return out;
    }),
    client.createFunction({ id: "parallel", triggers: { event: "parallel" } }, async ({ step, runId }) => {
      const branch = (name: string) =>
        step.run(name, async () => {
          mostOpen = Math.max(mostOpen, ++open);
          await new Promise((resolve) => setTimeout(resolve, 50));
          open--;
          return note(runId, name, name);
        });
      return Promise.all([branch("x"), branch("y"), branch("z")]);
    }),
    client.createFunction({ id: "chains", triggers: { event: "chains" } }, async ({ step, runId }) => {
      const chain = async (name: string) => {
        const first = await step.run(`${name}1`, () => note(runId, `${name}1`, 1));
        if (name === "p") await step.sleep("nap", "1s");
        return step.run(`${name}2`, () => note(runId, `${name}2`, first + 1));
      };
      return Promise.all([chain("p"), chain("q")]);
    }),
    client.createFunction(
      { id: "failing-branch", triggers: { event: "failing-branch" }, retries: 0 },
      async ({ step }) => {
        const results = await Promise.allSettled([
          step.run("good", () => "good"),
          step.run("bad", () => {
            throw new Error("bad branch");
          }),
        ]);
        return results.map((r) => (r.status === "fulfilled" ? r.value : String(r.reason.message)));
      },
    ),
    client.createFunction({ id: "race", triggers: { event: "race" } }, async ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.run("fast", () => "fast"),
          step.run("slow", () => new Promise((resolve) => setTimeout(() => resolve("slow"), 300))),
        ]),
      ),
    ),
    client.createFunction(
      { id: "retried", triggers: { event: "retried" }, retries: 2 },
      async ({ step, runId, attempt }) => {
        await step.run("before", () => note(runId, "before"));
        return step.run("flaky", () => {
          note(runId, `attempt ${attempt}`);
          if (attempt < 2) throw new Error("again");
          return "third time";
        });
      },
    ),
    client.createFunction(
      { id: "run-retried", triggers: { event: "run-retried" }, retries: 2 },
      async ({ attempt, runId }) => {
        note(runId, `attempt ${attempt}`);
        if (attempt < 2) throw new Error("run again");
        return "ok";
      },
    ),
    client.createFunction(
      { id: "retry-after", triggers: { event: "retry-after" } },
      async ({ step, runId, attempt }) => {
        await step.run("limited", () => {
          note(runId, String(performance.now()));
          if (attempt === 0) throw new RetryAfterError("limited", 1000);
        });
      },
    ),
    client.createFunction({ id: "fatal", triggers: { event: "fatal" } }, async ({ step, runId }) => {
      await step.run("never", () => {
        note(runId, "tried");
        throw new NonRetriableError("never again");
      });
    }),
    client.createFunction({ id: "caught", triggers: { event: "caught" }, retries: 1 }, async ({ step, runId }) => {
      try {
        await step.run("charge", () => {
          note(runId, "charge");
          throw new Error("card declined");
        });
      } catch (error) {
        return step.run("refund", () => `refunded: ${(error as Error).message}`);
      }
    }),
    client.createFunction({ id: "sleeper", triggers: { event: "sleeper" } }, async ({ step }) => {
      const from = await step.run("from", () => Date.now());
      await step.sleep("nap", "1s");
      await step.sleepUntil("until", new Date(from + 1500));
      return step.run("took", () => Date.now() - from);
    }),
    client.createFunction({ id: "nasty", triggers: { event: "nasty" } }, async ({ step, event }) => {
      const value = await step.run("value", () => NASTY);
      const nothing = await step.run("nothing", () => undefined);
      await step.sleep("reload", 1);
      return { value, nothing, data: event.data };
    }),
    client.createFunction({ id: "no-steps", triggers: { event: "no-steps" } }, async () => undefined),
    client.createFunction({ id: "many", triggers: { event: "many" } }, async ({ step, event }) => {
      for (let i = 0; i < event.data.steps; i++) await step.run(`s${i}`, () => i);
      return "done";
    }),
    client.createFunction({ id: "wide", triggers: { event: "wide" } }, async ({ step }) => {
      const all = await Promise.all(Array.from({ length: 60 }, (_, i) => step.run(`w${i}`, () => i)));
      return all.reduce((a, b) => a + b, 0);
    }),
    client.createFunction({ id: "big", triggers: { event: "big" } }, async ({ step }) => {
      let total = 0;
      for (let i = 0; i < 6; i++) total += (await step.run(`m${i}`, () => "x".repeat(1_000_000))).length;
      return total;
    }),
  ]);
});
afterAll(() => app.close());

let open = 0;
let mostOpen = 0;

test("steps run in order, once each, and hand their values on", async () => {
  const run = await app.run("sequence", { n: 4 });
  expect(run).toMatchObject({ status: "completed", output: { a: 8, b: 9 } });
  expect(seen.get(run.id)).toEqual(["a", "b", "c"]);
});

test("the same id in a loop names different steps", async () => {
  const run = await app.run("loop");
  expect(run.output).toEqual([0, 1, 2, 3, 4]);
  expect(seen.get(run.id)).toEqual(["i0", "i1", "i2", "i3", "i4"]);
});

test("parallel steps run at the same time, once each", async () => {
  const run = await app.run("parallel");
  expect(run.status).toBe("completed");
  expect(seen.get(run.id)?.sort()).toEqual(["x", "y", "z"]);
  expect(mostOpen).toBeGreaterThan(1);
});

test("parallel chains go on independently across a sleep", async () => {
  const run = await app.run("chains");
  expect(run.output).toEqual([2, 2]);
  expect(seen.get(run.id)?.sort()).toEqual(["p1", "p2", "q1", "q2"]);
});

test("a branch that fails for good leaves the other branch its value", async () => {
  expect((await app.run("failing-branch")).output).toEqual(["good", "bad branch"]);
});

test("a race goes on with the first step that ends", async () => {
  expect((await app.run("race")).output).toBe("fast");
});

test("a step is tried with attempts 0, 1, 2 and the step before it runs once", async () => {
  const run = await app.run("retried");
  expect(run).toMatchObject({ status: "completed", output: "third time" });
  expect(seen.get(run.id)).toEqual(["before", "attempt 0", "attempt 1", "attempt 2"]);
});

test("an error outside any step retries the run", async () => {
  const run = await app.run("run-retried");
  expect(run.output).toBe("ok");
  expect(seen.get(run.id)).toEqual(["attempt 0", "attempt 1", "attempt 2"]);
});

test("RetryAfterError decides when the next attempt comes", async () => {
  const run = await app.run("retry-after");
  const [first = 0, second = 0] = (seen.get(run.id) ?? []).map(Number);
  expect(second - first).toBeGreaterThanOrEqual(990);
});

test("NonRetriableError fails the run after one attempt", async () => {
  const run = await app.run("fatal");
  expect(run).toMatchObject({ status: "failed", output: { message: "never again" } });
  expect(seen.get(run.id)).toEqual(["tried"]);
});

test("a step's last error can be caught and compensated", async () => {
  const run = await app.run("caught");
  expect(run).toMatchObject({ status: "completed", output: "refunded: card declined" });
  expect(seen.get(run.id)).toEqual(["charge", "charge"]);
});

test("sleep and sleepUntil wait at least as long as asked", async () => {
  const { output } = await app.run("sleeper");
  expect(output).toBeGreaterThanOrEqual(1490);
  expect(output).toBeLessThan(4000);
});

test("state keeps null, NUL, emoji, lone surrogates and quotes", async () => {
  const run = await app.run("nasty", NASTY);
  expect(run.output).toEqual({ value: NASTY, nothing: null, data: NASTY });
});

test("a function without steps or value completes with null", async () => {
  expect(await app.run("no-steps")).toMatchObject({ status: "completed", output: null });
});

test("a run may have 1,000 steps; one more fails it with a reason and keeps the others", async () => {
  const run = await app.run("many", { steps: 1001 });
  expect(run).toMatchObject({ status: "failed", output: { name: "StepLimitError" } });
  const { rows } = await app.pool.query("select count(*)::int as n from engine.step where run_id = $1", [run.id]);
  expect(rows[0].n).toBe(1000);
});

test("sixty parallel steps all run and their values arrive", async () => {
  expect((await app.run("wide")).output).toBe(1770);
});

test("a run carries six values of a megabyte each", async () => {
  expect((await app.run("big")).output).toBe(6_000_000);
});
