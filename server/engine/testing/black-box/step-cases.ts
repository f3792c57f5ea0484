import { NonRetriableError, RetryAfterError } from "inngest";
import { expect } from "vitest";
import type { AddCase } from "./run-black-box";
import { createNotes, type Target } from "./target";

const NASTY = { nothing: null, nul: "a\u0000b", emoji: "👩‍🔬", lone: "\ud800", quote: '"\\{},', deep: [[{ a: [] }]] };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Steps: order, parallelism, failures, sleeps and state. */
export function addStepCases({ createFunction, run }: Target, addCase: AddCase): void {
  const notes = createNotes();
  const note = notes.add;

  createFunction({ id: "sequence", triggers: { event: "sequence" } }, async ({ step, runId, event }) => {
    const a = await step.run("a", () => note(runId, "a", event.data.n * 2));
    const b = await step.run("b", () => note(runId, "b", a + 1));
    return step.run("c", () => note(runId, "c", { a, b }));
  });
  addCase("steps run in order, once each, and hand their values on", async () => {
    const ended = await run("sequence", { n: 4 });
    expect(ended).toMatchObject({ status: "completed", output: { a: 8, b: 9 } });
    expect(notes.of(ended.id)).toEqual(["a", "b", "c"]);
  });

  let open = 0;
  let mostOpen = 0;
  createFunction({ id: "parallel", triggers: { event: "parallel" } }, async ({ step, runId }) => {
    const branch = (name: string) =>
      step.run(name, async () => {
        mostOpen = Math.max(mostOpen, ++open);
        await pause(300);
        open--;
        return note(runId, name, name);
      });
    return Promise.all([branch("x"), branch("y"), branch("z")]);
  });
  addCase("parallel steps run at the same time, once each", async () => {
    const ended = await run("parallel");
    expect(ended).toMatchObject({ status: "completed", output: ["x", "y", "z"] });
    expect(notes.of(ended.id).toSorted()).toEqual(["x", "y", "z"]);
    expect(mostOpen).toBeGreaterThan(1);
  });

  createFunction({ id: "failing-branch", triggers: { event: "failing-branch" }, retries: 0 }, async ({ step }) => {
    const results = await Promise.allSettled([
      step.run("good", () => "good"),
      step.run("bad", () => {
        throw new Error("bad branch");
      }),
    ]);
    return results.map((r) => (r.status === "fulfilled" ? r.value : String(r.reason.message)));
  });
  addCase("a branch that fails for good leaves the other branch its value", async () => {
    expect((await run("failing-branch")).output).toEqual(["good", "bad branch"]);
  });

  createFunction({ id: "chains", triggers: { event: "chains" } }, async ({ step, runId }) => {
    const chain = async (name: string) => {
      const first = await step.run(`${name}1`, () => note(runId, `${name}1`, 1));
      if (name === "p") await step.sleep("nap", "1s");
      return step.run(`${name}2`, () => note(runId, `${name}2`, first + 1));
    };
    return Promise.all([chain("p"), chain("q")]);
  });
  addCase("parallel chains go on independently across a sleep", async () => {
    const ended = await run("chains");
    expect(ended.output).toEqual([2, 2]);
    expect(notes.of(ended.id).toSorted()).toEqual(["p1", "p2", "q1", "q2"]);
  });

  createFunction({ id: "race", triggers: { event: "race" } }, async ({ step }) =>
    Promise.race([step.run("fast", () => "fast"), step.run("slow", () => pause(400).then(() => "slow"))]),
  );
  addCase("a race goes on with the first step that ends", async () => {
    expect((await run("race")).output).toBe("fast");
  });

  createFunction({ id: "group-race", triggers: { event: "group-race" } }, async ({ step, group, runId }) => {
    const winner = await group.parallel({ mode: "race" }, () =>
      Promise.race([
        step.run("fast", () => "fast"),
        step.run("slow", () => pause(1500).then(() => note(runId, "slow is done", "slow"))),
      ]),
    );
    return step.run("next", () => note(runId, "next", winner));
  });
  addCase("a race in a group goes on with the first step that ends", async () => {
    const ended = await run("group-race");
    expect(ended.output).toBe("fast");
    expect(notes.of(ended.id)[0]).toBe("next");
  });

  createFunction({ id: "eager", triggers: { event: "eager" }, optimizeParallelism: false }, async ({ step, runId }) => {
    const quick = async () => {
      await step.run("quick 1", () => note(runId, "quick 1"));
      await step.run("quick 2", () => note(runId, "quick 2"));
    };
    await Promise.all([quick(), step.run("slow", () => pause(1500).then(() => note(runId, "slow")))]);
  });
  addCase("without optimized parallelism a chain does not wait for its slower neighbour", async () => {
    const ended = await run("eager");
    expect(ended.status).toBe("completed");
    expect(notes.of(ended.id)).toEqual(["quick 1", "quick 2", "slow"]);
  });

  createFunction({ id: "loop", triggers: { event: "loop" } }, async ({ step, runId }) => {
    const out: number[] = [];
    for (let i = 0; i < 5; i++) out.push(await step.run("same", () => note(runId, `i${i}`, i)));
    return out;
  });
  addCase("the same id in a loop names different steps", async () => {
    const ended = await run("loop");
    expect(ended.output).toEqual([0, 1, 2, 3, 4]);
    expect(notes.of(ended.id)).toEqual(["i0", "i1", "i2", "i3", "i4"]);
  });

  createFunction({ id: "retried", triggers: { event: "retried" }, retries: 2 }, async ({ step, runId, attempt }) => {
    await step.run("before", () => note(runId, "before"));
    return step.run("flaky", () => {
      note(runId, `attempt ${attempt}`);
      if (attempt < 2) throw new Error("again");
      return "third time";
    });
  });
  addCase("a step is tried with attempts 0, 1, 2 and the step before it runs once", async () => {
    const ended = await run("retried");
    expect(ended).toMatchObject({ status: "completed", output: "third time" });
    expect(notes.of(ended.id)).toEqual(["before", "attempt 0", "attempt 1", "attempt 2"]);
  });

  createFunction({ id: "run-retried", triggers: { event: "run-retried" }, retries: 2 }, async ({ attempt, runId }) => {
    note(runId, `attempt ${attempt}`);
    if (attempt < 2) throw new Error("run again");
    return "ok";
  });
  addCase("an error outside any step retries the run", async () => {
    const ended = await run("run-retried");
    expect(ended).toMatchObject({ status: "completed", output: "ok" });
    expect(notes.of(ended.id)).toEqual(["attempt 0", "attempt 1", "attempt 2"]);
  });

  createFunction({ id: "retry-after", triggers: { event: "retry-after" } }, async ({ step, runId, attempt }) => {
    await step.run("limited", () => {
      note(runId, performance.now());
      if (attempt === 0) throw new RetryAfterError("limited", 1000);
    });
  });
  addCase("RetryAfterError decides when the next attempt comes", async () => {
    const [first = 0, second = 0] = notes.of((await run("retry-after")).id) as number[];
    expect(second - first).toBeGreaterThanOrEqual(990);
  });

  createFunction({ id: "fatal", triggers: { event: "fatal" } }, async ({ step, runId }) => {
    await step.run("never", () => {
      note(runId, "tried");
      throw new NonRetriableError("never again");
    });
  });
  addCase("NonRetriableError fails the run after one attempt", async () => {
    const ended = await run("fatal");
    expect(ended).toMatchObject({ status: "failed", output: { message: "never again" } });
    expect(notes.of(ended.id)).toEqual(["tried"]);
  });

  createFunction({ id: "caught", triggers: { event: "caught" }, retries: 1 }, async ({ step, runId }) => {
    try {
      await step.run("charge", () => {
        note(runId, "charge");
        throw new Error("card declined");
      });
    } catch (error) {
      const reason = (error as Error).message;
      return step.run("refund", () => note(runId, "refund", `refunded: ${reason}`));
    }
  });
  addCase("a step's last error can be caught", async () => {
    expect(await run("caught")).toMatchObject({ status: "completed", output: "refunded: card declined" });
  });
  addCase("a step that compensates runs once after the last error", async () => {
    expect(notes.of((await run("caught")).id)).toEqual(["charge", "charge", "refund"]);
  });

  createFunction({ id: "sleeper", triggers: { event: "sleeper" } }, async ({ step }) => {
    const from = await step.run("from", () => Date.now());
    await step.sleep("nap", "1s");
    return step.run("took", () => Date.now() - from);
  });
  addCase("sleep waits at least as long as asked", async () => {
    expect((await run("sleeper")).output).toBeGreaterThanOrEqual(990);
  });

  createFunction({ id: "until", triggers: { event: "until" } }, async ({ step }) => {
    const from = await step.run("from", () => Date.now());
    await step.sleepUntil("until", new Date(from + 1500));
    return step.run("took", () => Date.now() - from);
  });
  addCase("sleepUntil waits until its instant", async () => {
    expect((await run("until")).output).toBeGreaterThanOrEqual(1490);
  });

  createFunction({ id: "nasty", triggers: { event: "nasty" } }, async ({ step, event }) => {
    const value = await step.run("value", () => NASTY);
    const nothing = await step.run("nothing", () => undefined);
    await step.sleep("reload", 1);
    return { value, nothing, data: event.data };
  });
  addCase("state keeps null, NUL, emoji, lone surrogates and quotes", async () => {
    expect((await run("nasty", NASTY)).output).toEqual({ value: NASTY, nothing: null, data: NASTY });
  });

  createFunction({ id: "no-steps", triggers: { event: "no-steps" } }, async () => undefined);
  addCase("a function without steps or value completes with null", async () => {
    expect(await run("no-steps")).toMatchObject({ status: "completed", output: null });
  });

  createFunction({ id: "many", triggers: { event: "many" } }, async ({ step, event, runId }) => {
    for (let i = 0; i < event.data.steps; i++) await step.run(`s${i}`, () => note(runId, i));
    return "done";
  });
  addCase("a run may have 1,000 steps; one more fails it with a reason", async () => {
    const ended = await run("many", { steps: 1001 });
    expect(ended).toMatchObject({ status: "failed", output: { name: "StepLimitError" } });
  });

  createFunction({ id: "wide", triggers: { event: "wide" } }, async ({ step }) => {
    const all = await Promise.all(Array.from({ length: 60 }, (_, i) => step.run(`w${i}`, () => i)));
    return all.reduce((a, b) => a + b, 0);
  });
  addCase("sixty parallel steps all run and their values arrive", async () => {
    expect((await run("wide")).output).toBe(1770);
  });

  createFunction({ id: "big", triggers: { event: "big" } }, async ({ step }) => {
    let total = 0;
    for (let i = 0; i < 6; i++) total += (await step.run(`m${i}`, () => "x".repeat(1_000_000))).length;
    await step.sleep("reload", 1);
    return total;
  });
  addCase("a run carries six values of a megabyte each", async () => {
    expect((await run("big")).output).toBe(6_000_000);
  });

  createFunction({ id: "long", triggers: { event: "long" } }, async ({ step, runId }) => {
    for (let i = 0; i < 7; i++) await step.run(`s${i}`, () => pause(2000).then(() => note(runId, i)));
  });
  addCase("a run of fourteen seconds of steps runs each of them once", async () => {
    const ended = await run("long");
    expect(ended.status).toBe("completed");
    expect(notes.of(ended.id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  createFunction({ id: "asks", triggers: { event: "asks" }, retries: 0 }, async ({ step }) =>
    step.waitForSignal("signal", { signal: "s", timeout: "1s", onConflict: "fail" }),
  );
  addCase("a step that only a real server has fails with its name", async () => {
    const ended = await run("asks");
    expect(ended.status).toBe("failed");
    expect(ended.output).toMatchObject({ message: expect.stringContaining("step.waitForSignal") });
  });
}
