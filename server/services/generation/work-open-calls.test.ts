import { expect, test } from "vitest";
import { ProviderError } from "@/server/core/model/provider-error";
import type { CallEnd } from "../gate/admission";
import { type CallFailure, type OpenCall, type Reservation, workOpenCalls } from "./work-open-calls";

type Script = (call: OpenCall) => Promise<string>;

/** A pool over made-up calls: a clock that only moves when somebody waits, and a record of everything that happened. */
function poolOf(
  count: number,
  make: Script,
  options: {
    limit?: number;
    failures?: number;
    underWay?: number;
    reserve?: (call: OpenCall) => Reservation;
    heldMs?: (call: OpenCall, now: number) => number;
  } = {},
) {
  let now = 0;
  let underWay = 0;
  const seen = {
    most: 0,
    kept: [] as string[],
    failures: [] as (CallFailure & { id: string })[],
    made: 0,
    reserved: 0,
    ends: [] as (CallEnd | null)[],
  };
  const calls: OpenCall[] = Array.from({ length: count }, (_, i) => ({
    trialId: `t${i}`,
    nextNumber: 1,
    failures: options.failures ?? 0,
    notBeforeMs: 0,
  }));
  const run = () =>
    workOpenCalls<OpenCall, string>({
      calls,
      underWay: options.underWay ?? 0,
      purpose: crypto.randomUUID(),
      maxConcurrency: options.limit ?? 3,
      enter: async (call) => {
        const heldMs = options.heldMs?.(call, now) ?? 0;
        return heldMs > 0 ? { heldMs } : { pass: { end: tellOnce(seen.ends), free: () => {} } };
      },
      usedBy: () => ({ tokens: 7, requests: 1 }),
      reserve: async (call) => {
        seen.reserved += 1;
        return options.reserve?.(call) ?? "made";
      },
      make: async (call) => {
        underWay += 1;
        seen.made += 1;
        seen.most = Math.max(seen.most, underWay);
        try {
          return await make(call);
        } finally {
          underWay -= 1;
        }
      },
      keep: async (call) => void seen.kept.push(call.trialId),
      fail: async (call, failure) => void seen.failures.push({ id: call.trialId, ...failure }),
      clock: () => now,
      random: () => 0.5,
      wait: async (ms) => {
        now += ms;
      },
    });
  return { run, seen };
}

/** As a pass does: only the first word counts. */
function tellOnce(ends: (CallEnd | null)[]) {
  let isTold = false;
  return (end: CallEnd | null) => {
    if (!isTold) ends.push(end);
    isTold = true;
  };
}

const later = <T>(value: T) => new Promise<T>((resolve) => setImmediate(resolve, value));

test("every call is kept once and never more than the connection's limit are under way", async () => {
  const { run, seen } = poolOf(40, () => later("ok"), { limit: 4 });
  expect(await run()).toEqual({ kept: 40, failed: 0, open: 0, retryAtMs: null, isHeld: false, stopReason: null });
  expect(new Set(seen.kept).size).toBe(40);
  expect(seen.most).toBe(4);
});

test("a retriable failure goes again after its backoff and is kept; each attempt has its own number", async () => {
  const numbers: number[] = [];
  const { run, seen } = poolOf(1, async (call) => {
    numbers.push(call.nextNumber);
    if (call.failures < 2) throw new ProviderError("server", "The provider failed.");
    return "ok";
  });
  expect(await run()).toMatchObject({ kept: 1, failed: 0, open: 0 });
  expect(numbers).toEqual([1, 2, 3]);
  expect(seen.failures.map((f) => f.retryAtMs)).toEqual([250, 750]);
});

test("a failure that no retry mends ends the call at once; a broken answer after five attempts; an outage after twenty", async () => {
  const bad = poolOf(1, () => Promise.reject(new ProviderError("bad_request", "Too long.")));
  expect(await bad.run()).toMatchObject({ kept: 0, failed: 1, open: 0 });
  expect(bad.seen.made).toBe(1);
  const broken = poolOf(1, () => Promise.reject(new ProviderError("malformed", "No JSON.")));
  expect(await broken.run()).toMatchObject({ failed: 1 });
  expect(broken.seen.made).toBe(5);
  expect(broken.seen.failures.at(-1)).toMatchObject({ isFinal: true, retryAtMs: null });
  const away = poolOf(1, () => Promise.reject(new ProviderError("overloaded", "Busy.")), { failures: 19 });
  expect(await away.run()).toMatchObject({ failed: 1 });
  const back = poolOf(1, () => Promise.reject(new ProviderError("overloaded", "Busy.")), { failures: 18 });
  expect(await back.run()).toMatchObject({ failed: 0, open: 1 });
});

test("a long wait that the provider asks for is left to the engine, not sat through", async () => {
  const { run, seen } = poolOf(1, () =>
    Promise.reject(new ProviderError("rate_limit", "Slow down.", { retryAfterMs: 20_000 })),
  );
  expect(await run()).toMatchObject({ kept: 0, failed: 0, open: 1, retryAtMs: 20_000 });
  expect(seen.made).toBe(1);
});

test("a refused key stops the whole chunk and names the reason; nothing is given up", async () => {
  const { run, seen } = poolOf(30, () => Promise.reject(new ProviderError("auth", "The key was refused.")), {
    limit: 2,
  });
  const report = await run();
  expect(report).toMatchObject({ kept: 0, failed: 0, open: 30, stopReason: "The key was refused." });
  expect(seen.made).toBeLessThanOrEqual(2);
});

test("once the run is no longer live no further call is made", async () => {
  const reserved: string[] = [];
  const reserve = (call: OpenCall) => (reserved.push(call.trialId) <= 5 ? "made" : "over");
  const { run, seen } = poolOf(30, () => later("ok"), { limit: 2, reserve });
  expect(await run()).toMatchObject({ kept: 5, open: 25, retryAtMs: null });
  expect(seen.made).toBe(5);
});

test("a mistake of ours ends the trial with its words, instead of paying for the same call again and again", async () => {
  const { run, seen } = poolOf(2, (call) =>
    call.trialId === "t0" ? Promise.reject(new TypeError("a bug")) : later("ok"),
  );
  expect(await run()).toMatchObject({ kept: 1, failed: 1, open: 0 });
  expect(seen.failures).toEqual([expect.objectContaining({ id: "t0", kind: "internal", isFinal: true })]);
  expect(seen.failures[0]?.message).toBe("Assay could not make this call: a bug");
});

test("a call that another worker has is left to it and looked at again; the others are made", async () => {
  const reserve = (call: OpenCall) => (call.trialId === "t1" ? "taken" : "made");
  const beaten = poolOf(4, () => later("ok"), { reserve });
  expect(await beaten.run()).toMatchObject({ kept: 3, open: 1, retryAtMs: 10_000 });
  const second = poolOf(2, () => later("ok"), { underWay: 3 });
  expect(await second.run()).toMatchObject({ kept: 2, open: 3, retryAtMs: 10_000 });
});

test("a call that is not let in reserves nothing and burns no attempt; it is asked for again when its time has come", async () => {
  const { run, seen } = poolOf(6, () => later("ok"), {
    heldMs: (call, now) => (call.trialId === "t0" && now < 4_000 ? 4_000 - now : 0),
  });
  expect(await run()).toMatchObject({ kept: 6, failed: 0, open: 0, isHeld: false });
  expect(seen.reserved).toBe(6);
  const shut = poolOf(3, () => later("ok"), { heldMs: () => 30_000 });
  expect(await shut.run()).toMatchObject({ kept: 0, failed: 0, open: 3, retryAtMs: 30_000, isHeld: true });
  expect(shut.seen).toMatchObject({ reserved: 0, made: 0, failures: [] });
});

test("the gate is told how each call ended: answered with its tokens, failed with its reason, or not made at all", async () => {
  const { run, seen } = poolOf(
    3,
    (call) =>
      call.trialId === "t0"
        ? Promise.reject(new ProviderError("rate_limit", "Slow down.", { retryAfterMs: 20_000 }))
        : later("ok"),
    { reserve: (call) => (call.trialId === "t1" ? "taken" : "made") },
  );
  await run();
  expect(seen.ends).toContainEqual({ kind: "rate_limit", retryAfterMs: 20_000, tokens: null, requests: 1 });
  expect(seen.ends).toContainEqual({ kind: null, retryAfterMs: null, tokens: 7, requests: 1 });
  expect(seen.ends).toContain(null);
  expect(seen.ends).toHaveLength(3);
});
