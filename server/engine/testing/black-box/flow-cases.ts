import { cron } from "inngest";
import { expect } from "vitest";
import type { AddCase } from "./run-black-box";
import { createNotes, type Target } from "./target";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** Flow control: limits, spacing, gathering, order and schedules. */
export function addFlowCases(target: Target, addCase: AddCase): void {
  const { createFunction, run, send, ended, allEnded, until } = target;
  const notes = createNotes();
  const note = notes.add;
  const open = new Map<string, number>();
  const most = new Map<string, number>();

  /** Works for a moment and remembers how many did so at once under this key. */
  async function work(key: string, ms: number) {
    const now = (open.get(key) ?? 0) + 1;
    open.set(key, now);
    most.set(key, Math.max(most.get(key) ?? 0, now));
    await pause(ms);
    open.set(key, (open.get(key) ?? 1) - 1);
  }

  createFunction(
    { id: "keyed", triggers: { event: "keyed" }, concurrency: { limit: 2, key: "event.data.key" } },
    async ({ step, event }) => step.run("work", () => work(`keyed ${event.data.key}`, 60)),
  );
  addCase("a concurrency key bounds each value by itself", async () => {
    await send(
      "keyed",
      times(40, (i) => ({ key: i % 2 ? "odd" : "even" })),
    );
    await allEnded("keyed", 40);
    expect([most.get("keyed odd"), most.get("keyed even")]).toEqual([2, 2]);
  });

  for (const id of ["shared-a", "shared-b"]) {
    createFunction(
      { id, triggers: { event: id }, concurrency: [{ limit: 3, key: "event.data.c", scope: "env" }] },
      async ({ step }) => step.run("work", () => work("shared", 60)),
    );
  }
  addCase("a limit in scope env is shared by functions", async () => {
    await send(
      "shared-a",
      times(15, () => ({ c: 1 })),
    );
    await send(
      "shared-b",
      times(15, () => ({ c: 1 })),
    );
    await allEnded("shared-a", 15);
    await allEnded("shared-b", 15);
    expect(most.get("shared")).toBe(3);
  });

  createFunction(
    { id: "throttled", triggers: { event: "throttled" }, throttle: { limit: 2, period: "2s" } },
    async () => note("throttled", performance.now()),
  );
  addCase("throttle spaces runs out and drops none", async () => {
    await send(
      "throttled",
      times(4, () => ({})),
    );
    await allEnded("throttled", 4);
    const [first = 0, , , last = 0] = notes.of("throttled") as number[];
    expect(last - first).toBeGreaterThanOrEqual(1800);
  });

  createFunction(
    { id: "bursting", triggers: { event: "bursting" }, throttle: { limit: 1, period: "5s", burst: 3 } },
    async () => note("bursting", performance.now()),
  );
  addCase("throttle lets a burst through at once", async () => {
    await send(
      "bursting",
      times(4, () => ({})),
    );
    await allEnded("bursting", 4);
    const [first = 0, , third = 0, fourth = 0] = notes.of("bursting") as number[];
    expect(third - first).toBeLessThan(4000);
    expect(fourth - first).toBeGreaterThanOrEqual(4500);
  });

  createFunction(
    { id: "limited", triggers: { event: "limited" }, rateLimit: { limit: 2, period: "1h", key: "event.data.key" } },
    async ({ event }) => note("limited", event.data.key),
  );
  createFunction({ id: "flow-mark", triggers: { event: "flow-mark" } }, async () => null);
  addCase("rateLimit drops what is too much for its key", async () => {
    await send("limited", [{ key: 1 }, { key: 1 }, { key: 1 }, { key: 2 }]);
    await allEnded("limited", 3);
    await run("flow-mark");
    expect(notes.of("limited").toSorted()).toEqual([1, 1, 2]);
  });

  createFunction(
    { id: "calm", triggers: { event: "calm" }, debounce: { period: "3s", key: "event.data.key" } },
    async ({ event }) => note(`calm ${event.data.key}`, event.data.n),
  );
  addCase("debounce starts one run with the last event of each key", async () => {
    await send("calm", [
      { key: "a", n: 1 },
      { key: "b", n: 1 },
    ]);
    await send("calm", [{ key: "a", n: 2 }]);
    await send("calm", [{ key: "a", n: 3 }]);
    await allEnded("calm", 2);
    expect([notes.of("calm a"), notes.of("calm b")]).toEqual([[3], [1]]);
  });

  createFunction(
    { id: "steady", triggers: { event: "steady" }, debounce: { period: "1s", timeout: "2s", key: "event.data.key" } },
    async ({ event }) => note(`steady ${event.data.key}`, performance.now()),
  );
  addCase("debounce fires at its timeout under a steady stream of events", async () => {
    for (let key = 0; key < 4; key++) {
      const from = performance.now();
      let sentAt = from;
      let longestGap = 0;
      while (notes.of(`steady ${key}`).length < 2 && performance.now() - from < 20_000) {
        await send("steady", [{ key }]);
        longestGap = Math.max(longestGap, performance.now() - sentAt);
        sentAt = performance.now();
        await pause(100);
      }
      // After a silence of the period it would have fired anyway: then the stream was not steady, and proves nothing.
      if (longestGap > 900) continue;
      const [first = 0, second = 0] = notes.of(`steady ${key}`) as number[];
      expect(first - from).toBeGreaterThanOrEqual(1990);
      expect(second - first).toBeGreaterThanOrEqual(1000);
      return;
    }
    throw new Error("This machine is too busy to send an event each second.");
  });

  createFunction(
    { id: "single", triggers: { event: "single" }, singleton: { mode: "skip", key: "event.data.key" } },
    async ({ step, event }) => step.run("work", () => work(`single ${event.data.key}`, 500)),
  );
  addCase("a singleton that runs is not started again", async () => {
    await send("single", [{ key: 1 }, { key: 1 }, { key: 2 }]);
    await allEnded("single", 2);
    await run("flow-mark");
    expect([most.get("single 1"), most.get("single 2")]).toEqual([1, 1]);
  });

  createFunction(
    { id: "newest", triggers: { event: "newest" }, singleton: { mode: "cancel", key: "event.data.key" } },
    async ({ step, event }) => {
      await step.run("begin", () => note("newest began", event.data.n));
      await step.sleep("wait", event.data.wait);
      return event.data.n;
    },
  );
  addCase("a singleton in cancel mode keeps the newest run", async () => {
    const [other = ""] = await send("newest", [{ key: 2, n: 0, wait: "3s" }]);
    const [old = ""] = await send("newest", [{ key: 1, n: 1, wait: "10m" }]);
    await until(() => notes.of("newest began").includes(1), "the first run to begin");
    const [fresh = ""] = await send("newest", [{ key: 1, n: 2, wait: "1s" }]);
    expect((await ended(old)).status).toBe("cancelled");
    expect(await ended(fresh)).toMatchObject({ status: "completed", output: 2 });
    expect(await ended(other)).toMatchObject({ status: "completed", output: 0 });
  });

  createFunction(
    { id: "batched", triggers: { event: "batched" }, batchEvents: { maxSize: 10, timeout: "1s" } },
    async ({ events }) => note("batched", events.length),
  );
  addCase("a batch closes when it is full or when its time is over", async () => {
    await send(
      "batched",
      times(25, () => ({})),
    );
    await allEnded("batched", 3);
    expect(notes.of("batched").toSorted()).toEqual([10, 10, 5]);
  });

  createFunction(
    { id: "ranked", triggers: { event: "ranked" }, concurrency: 1, priority: { run: "event.data.urgent ? 100 : 0" } },
    async ({ step, event }) => {
      await step.run("work", () => work("ranked", 20));
      note("ranked", event.data.n);
    },
  );
  addCase("a run with priority overtakes those that wait", async () => {
    await send("ranked", [...times(20, (n) => ({ n, urgent: false })), { n: 99, urgent: true }]);
    await allEnded("ranked", 21);
    expect(notes.of("ranked").indexOf(99)).toBeLessThan(4);
  });

  // A real server knows no seconds in a schedule.
  if (target.name === "real") return;
  createFunction({ id: "clock", triggers: cron("* * * * * *") }, async ({ event }) => note("clock", event.name));
  addCase("a schedule starts runs", async () => {
    await until(() => notes.of("clock").length >= 2, "two ticks");
    expect(notes.of("clock")[0]).toBe("inngest/scheduled.timer");
  });

  // Fourteen hours ahead of UTC: these hours are now there, and neither now nor soon here.
  const hour = (new Date().getUTCHours() + 14) % 24;
  const hours = `${hour},${(hour + 1) % 24}`;
  createFunction({ id: "there", triggers: cron(`TZ=Pacific/Kiritimati * * ${hours} * * *`) }, async () =>
    note("there", 1),
  );
  createFunction({ id: "here", triggers: cron(`* * ${hours} * * *`) }, async () => note("here", 1));
  addCase("a schedule follows its time zone", async () => {
    await until(() => notes.of("there").length >= 2, "two ticks there");
    expect(notes.of("here")).toEqual([]);
  });
}
