import { expect, test } from "vitest";
import type { Admission, GateCall } from "./admission";
import { createConnectionGate } from "./connection-gate";
import type { Renewal, Renewed } from "./renewal";

const plain: Renewed = {
  nowMs: 0,
  places: 4,
  share: 4,
  requestsPerMinute: null,
  tokensPerMinute: null,
  granted: 0,
  requestsFullAtMs: 0,
  tokensFullAtMs: 0,
  pausedUntilMs: 0,
  breakers: [],
  probes: [],
};

const turns = async () => {
  for (let i = 0; i < 4; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A gate alone, under a clock of its own, whose renewals are answered as told. */
function gateOf(answer: (asked: Renewal, nowMs: number) => Renewed | Error) {
  let now = 1_000;
  const asked: Renewal[] = [];
  const timers: { atMs: number; wake(): void }[] = [];
  const gate = createConnectionGate({
    connectionId: "c",
    process: "p",
    isOnlyProcess: true,
    clock: () => now,
    setTimer(ms, _, wake) {
      const timer = { atMs: now + ms, wake };
      timers.push(timer);
      return { cancel: () => void timers.splice(timers.indexOf(timer), 1) };
    },
    renew: async (renewal) => {
      asked.push(renewal);
      const told = answer(renewal, now);
      if (told instanceof Error) throw told;
      return { ...told, nowMs: now, granted: renewal.estimates.length };
    },
  });
  async function pass(ms: number) {
    const end = now + ms;
    for (;;) {
      const next = timers.filter((t) => t.atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      timers.splice(timers.indexOf(next), 1);
      now = next.atMs;
      next.wake();
      await turns();
    }
    now = end;
  }
  return { gate, asked, pass };
}

const call = (more: Partial<GateCall> = {}): GateCall => ({ modelId: "m", tokens: 10, goesFirst: false, ...more });
const answered = { kind: null, retryAfterMs: null, tokens: 10, requests: 1 };
async function admitted(entering: Promise<Admission>) {
  const admission = await entering;
  if (!("pass" in admission)) throw new Error("It was held back.");
  return admission.pass;
}

test("the first call waits for one renewal, the next thousand for none", async () => {
  const { gate, asked } = gateOf(() => plain);
  for (let i = 0; i < 1_000; i += 1) {
    const pass = await admitted(gate.enter(call()));
    pass.end(answered);
    pass.free();
  }
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ isTakeOver: true, inUse: 0, wanted: 1, estimates: [10] });
});

test("with work a renewal tells each second how calls ended; without, the places are given back", async () => {
  const { gate, asked, pass } = gateOf(() => plain);
  const long = await admitted(gate.enter(call()));
  const short = await admitted(gate.enter(call()));
  short.end({ ...answered, tokens: 25 });
  short.free();
  await pass(1_100);
  expect(asked.at(-1)).toMatchObject({ inUse: 1, isTakeOver: false, tallies: [{ modelId: "m", answers: 1 }] });
  long.end(answered);
  long.free();
  await pass(2_500);
  expect(asked.at(-1)).toMatchObject({ inUse: 0, isLeaving: true });
  const before = asked.length;
  await pass(60_000);
  expect(asked).toHaveLength(before);
});

test("whoever waits at the screen gets the next free place before a whole batch that asked earlier", async () => {
  const { gate } = gateOf(() => ({ ...plain, places: 1, share: 1 }));
  const order: string[] = [];
  const enter = async (name: string, goesFirst: boolean) => {
    const pass = await admitted(gate.enter(call({ goesFirst })));
    order.push(name);
    await turns();
    pass.end(answered);
    pass.free();
  };
  const batch = [enter("b1", false)];
  await turns();
  batch.push(enter("b2", false), enter("b3", false), enter("try", true));
  await Promise.all(batch);
  expect(order).toEqual(["b1", "try", "b2", "b3"]);
});

test("five failures seen here stop the sixth call at once, before anybody else is asked", async () => {
  const { gate, asked } = gateOf(() => plain);
  for (let i = 0; i < 5; i += 1) {
    const pass = await admitted(gate.enter(call()));
    pass.end({ kind: "network", retryAfterMs: null, tokens: null, requests: 1 });
    pass.free();
  }
  expect(asked).toHaveLength(1);
  expect(await gate.enter(call())).toEqual({ heldMs: 30_000 });
  await admitted(gate.enter(call({ modelId: "another" })));
});

test("a Retry-After holds every model back for as long as it says, and is told to the others soon", async () => {
  const { gate, asked, pass } = gateOf((renewal, nowMs) => ({ ...plain, pausedUntilMs: nowMs + renewal.pauseMs }));
  const first = await admitted(gate.enter(call()));
  first.end({ kind: "rate_limit", retryAfterMs: 20_000, tokens: null, requests: 1 });
  first.free();
  expect(await gate.enter(call({ modelId: "another" }))).toEqual({ heldMs: 20_000 });
  await pass(50);
  expect(asked.at(-1)?.pauseMs).toBeGreaterThan(19_000);
});

test("while the lease holds a database that is away stops no call; without a lease nobody waits for it", async () => {
  let isAway = false;
  const { gate, pass } = gateOf(() => (isAway ? new Error("away") : plain));
  const held = await admitted(gate.enter(call()));
  isAway = true;
  await pass(5_000);
  const second = await admitted(gate.enter(call()));
  await pass(5_000);
  const refused = expect(gate.enter(call())).rejects.toThrow("away");
  await pass(50);
  await refused;
  isAway = false;
  for (const made of [held, second]) made.free();
  const back = admitted(gate.enter(call()));
  await pass(50);
  await back;
});
