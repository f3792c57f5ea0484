import type { FailureEventArgs } from "inngest";
import { expect } from "vitest";
import type { AddCase } from "./run-black-box";
import { createNotes, type Target } from "./target";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Events: waits, invocations, sends, triggers, failures, cancellations and identity. */
export function addEventCases(target: Target, addCase: AddCase): void {
  const { createFunction, run, send, ended, allEnded, readRuns, until } = target;
  const notes = createNotes();
  const note = notes.add;

  createFunction({ id: "waiter", triggers: { event: "waiter" } }, async ({ step, event }) => {
    const answer = await step.waitForEvent("answer", {
      event: "answer",
      match: "data.id",
      timeout: event.data.timeout,
    });
    return answer?.data.text ?? null;
  });
  /** A wait cannot be seen from outside, so its event is sent until it acts. */
  async function answerUntilEnded(eventId: string, answers: Record<string, unknown>[]) {
    return until(async () => {
      await send("answer", answers);
      await pause(300);
      return (await readRuns(eventId)).find((r) => r.status !== "running");
    }, "the answered wait");
  }
  addCase("waitForEvent takes the event that matches", async () => {
    const [id = ""] = await send("waiter", [{ id: 5, timeout: "1m" }]);
    await answerUntilEnded(id, [{ id: 5, text: "right" }]);
    expect((await ended(id)).output).toBe("right");
  });
  addCase("waitForEvent leaves an event that does not match", async () => {
    const [id = ""] = await send("waiter", [{ id: 6, timeout: "4s" }]);
    await answerUntilEnded(id, [{ id: 60, text: "wrong" }, { text: "without a key" }]);
    expect((await ended(id)).output).toBeNull();
  });
  addCase("waitForEvent gives null when its time is over", async () => {
    const from = performance.now();
    expect(await run("waiter", { id: 7, timeout: "1s" })).toMatchObject({ status: "completed", output: null });
    expect(performance.now() - from).toBeGreaterThanOrEqual(990);
  });

  createFunction({ id: "beside", triggers: { event: "beside" } }, async ({ step, runId }) => {
    const [answer, value] = await Promise.all([
      step.waitForEvent("beside", { event: "beside-answer", timeout: "1m" }),
      step.run("step", () => note(runId, "step", 7)),
    ]);
    return [answer?.data.text, value];
  });
  addCase("a wait beside a step holds neither up", async () => {
    const [id = ""] = await send("beside", [{}]);
    const runId = await until(async () => (await readRuns(id))[0]?.id, "the run");
    await until(() => notes.of(runId).length > 0, "the step beside the wait");
    await until(async () => {
      await send("beside-answer", [{ text: "here" }]);
      await pause(300);
      return (await readRuns(id)).find((r) => r.status !== "running");
    }, "the answered wait");
    expect((await ended(id)).output).toEqual(["here", 7]);
  });

  const callee = createFunction(
    { id: "callee", triggers: { event: "callee" }, retries: 0 },
    async ({ event, step }) => {
      if (event.data.fail) throw new Error("callee failed");
      if (event.data.slow) await step.sleep("slow", "20s");
      return event.data.n * 2;
    },
  );
  createFunction({ id: "caller", triggers: { event: "caller" }, retries: 0 }, async ({ step, event }) => {
    const { timeout, ...data } = event.data;
    return step.invoke("call", { function: callee, data, timeout }).catch((error: Error) => `caught: ${error.message}`);
  });
  addCase("invoke returns the other function's value", async () => {
    expect((await run("caller", { n: 21, timeout: "1m" })).output).toBe(42);
  });
  addCase("invoke hands on the other function's error", async () => {
    expect((await run("caller", { fail: true, timeout: "1m" })).output).toBe("caught: callee failed");
  });
  addCase("invoke gives up when its time is over", async () => {
    const from = performance.now();
    expect((await run("caller", { slow: true, timeout: "1s" })).output).toMatch(/^caught: /);
    const took = performance.now() - from;
    expect(took).toBeGreaterThanOrEqual(990);
    expect(took).toBeLessThan(19_000);
  });

  createFunction({ id: "ringer", triggers: { event: "ringer" } }, async ({ step, event }) => {
    const sent = await step.sendEvent(
      "ring",
      Array.from({ length: event.data.count }, (_, i) => ({ name: event.data.name, data: { i } })),
    );
    return sent.ids.length;
  });
  createFunction({ id: "bell", triggers: { event: "bell" } }, async ({ event }) => note("bell", event.data.i));
  addCase("a step's sendEvent starts the run of each event", async () => {
    expect((await run("ringer", { count: 2, name: "bell" })).output).toBe(2);
    await allEnded("bell", 2);
    expect(notes.of("bell").toSorted()).toEqual([0, 1]);
  });
  createFunction({ id: "leaf", triggers: { event: "leaf" } }, async ({ event }) => note("leaf", event.data.i));
  addCase("one step rings 500 runs and each of them runs once", async () => {
    expect((await run("ringer", { count: 500, name: "leaf" })).output).toBe(500);
    await allEnded("leaf", 500);
    expect(new Set(notes.of("leaf")).size).toBe(500);
    expect(notes.of("leaf")).toHaveLength(500);
  });

  createFunction({ id: "mark", triggers: { event: "mark" } }, async () => null);
  createFunction({ id: "picky", triggers: { event: "picky", if: "event.data.n > 5" } }, async ({ event }) =>
    note("picky", event.data.n),
  );
  addCase("a trigger's condition chooses among the events; a missing key is no match", async () => {
    await send("picky", [{ n: 3 }, { n: 9 }, {}]);
    await allEnded("picky", 1);
    await run("mark");
    expect(notes.of("picky")).toEqual([9]);
  });

  createFunction(
    {
      id: "doomed",
      triggers: { event: "doomed" },
      retries: 0,
      onFailure: ({ error, event }: FailureEventArgs) => {
        note("doomed", [error.message, event.data.event.data.n]);
      },
    },
    async () => {
      throw new Error("it broke");
    },
  );
  addCase("onFailure gets the error and the event", async () => {
    expect(await run("doomed", { n: 7 })).toMatchObject({ status: "failed", output: { message: "it broke" } });
    await until(() => notes.of("doomed").length > 0, "onFailure");
    expect(notes.of("doomed")).toEqual([["it broke", 7]]);
  });

  createFunction(
    {
      id: "stoppable",
      triggers: { event: "stoppable" },
      cancelOn: [{ event: "stop", match: "data.id" }],
    },
    async ({ step, event, runId }) => {
      await step.run("begin", () => note("began", runId));
      await step.sleep("wait", event.data.wait);
      await step.run("after", () => note("went on", event.data.id));
    },
  );
  const begun = async (eventId: string) => {
    const runId = await until(async () => (await readRuns(eventId))[0]?.id, "the run");
    await until(() => notes.of("began").includes(runId), "the run to begin");
    return runId;
  };
  addCase("cancelOn ends the run its key names", async () => {
    const [id = ""] = await send("stoppable", [{ id: "a", wait: "10m" }]);
    await begun(id);
    await send("stop", [{ id: "a" }]);
    expect((await ended(id)).status).toBe("cancelled");
    expect(notes.of("went on")).not.toContain("a");
  });
  addCase("cancelOn leaves a run of another key", async () => {
    const [id = ""] = await send("stoppable", [{ id: "b", wait: "2s" }]);
    await begun(id);
    await send("stop", [{ id: "z" }, {}]);
    expect((await ended(id)).status).toBe("completed");
    expect(notes.of("went on")).toContain("b");
  });
  createFunction(
    {
      id: "late",
      triggers: { event: "late" },
      cancelOn: [{ event: "late-stop", match: "data.id", timeout: "1s" }],
    },
    async ({ step, runId }) => {
      await step.run("begin", () => note("began", runId));
      await step.sleep("wait", "5s");
      return "went on";
    },
  );
  addCase("cancelOn no longer acts when its time is over", async () => {
    const [id = ""] = await send("late", [{ id: "c" }]);
    await begun(id);
    await pause(2000);
    await send("late-stop", [{ id: "c" }]);
    expect(await ended(id)).toMatchObject({ status: "completed", output: "went on" });
  });
  addCase("the cancel call ends a run", async () => {
    const [id = ""] = await send("stoppable", [{ id: "api", wait: "10m" }]);
    const runId = await begun(id);
    expect((await target.request("DELETE", `/v1/runs/${runId}`)).status).toBe(202);
    expect((await ended(id)).status).toBe("cancelled");
  });

  createFunction({ id: "once", triggers: { event: "once" }, idempotency: "event.data.key" }, async ({ event }) =>
    note("once", event.data.key),
  );
  addCase("an idempotency key starts one run", async () => {
    await send("once", [{ key: "k1" }, { key: "k1" }, { key: "k2" }]);
    await send("once", [{ key: "k1" }, { key: "k3" }]);
    await allEnded("once", 3);
    await run("mark");
    expect(notes.of("once").toSorted()).toEqual(["k1", "k2", "k3"]);
  });

  createFunction({ id: "repeated", triggers: { event: "repeated" } }, async ({ event }) =>
    note("repeated", event.data.i),
  );
  addCase("events delivered 1-5 times in any order start one run each", async () => {
    const deliveries = Array.from({ length: 12 }, (_, i) => Array.from({ length: 1 + (i % 5) }, () => i)).flat();
    // A fixed shuffle: 7 has no divisor in common with their number.
    const shuffled = deliveries.map((_, k) => deliveries[(k * 7 + 3) % deliveries.length] ?? 0);
    for (let from = 0; from < shuffled.length; from += 8) {
      const part = shuffled.slice(from, from + 8);
      await send(
        "repeated",
        part.map((i) => ({ i })),
        (k) => `repeated-${part[k]}`,
      );
    }
    await allEnded("repeated", 12);
    await run("mark");
    expect(notes.of("repeated")).toHaveLength(12);
    expect(new Set(notes.of("repeated")).size).toBe(12);
  });

  createFunction({ id: "seeded", triggers: { event: "seeded" } }, async ({ event }) => note("seeded", event.data.i));
  addCase("a send repeated by the SDK adds nothing", async () => {
    const headers = { "x-inngest-event-id-seed": "1760000000000,c2VlZHNlZWRzZWVk" };
    const body = JSON.stringify(["s", "t"].map((i) => ({ name: "seeded", data: { i } })));
    const post = async () => (await target.request("POST", `/e/${target.eventKey}`, { headers, body })).json();
    const [first, second] = [await post(), await post()];
    expect(second.ids).toEqual(first.ids);
    await allEnded("seeded", 2);
    await run("mark");
    expect(notes.of("seeded").toSorted()).toEqual(["s", "t"]);
  });
}
