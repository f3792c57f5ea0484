import type { Random } from "@/server/core/random";
import { withTenant } from "@/server/db/with-tenant";
import type { Admission, CallEnd, GateCall } from "../admission";
import { createConnectionGate } from "../connection-gate";
import { renewLease } from "../renew-lease";
import type { Renewal, Renewed } from "../renewal";

/** A call as the provider saw it. */
export type SeenCall = {
  process: string;
  modelId: string;
  tokens: number;
  startMs: number;
  endMs: number;
  isGone: boolean;
};

/** How a call of a model that begins at a moment will end, and when. */
export type Provider = (
  modelId: string,
  startMs: number,
) => { kind: CallEnd["kind"]; retryAfterMs?: number; lastsMs: number };

type Process = { name: string; isDead: boolean; frozenUntilMs: number; enter(call: GateCall): Promise<Admission> };

/**
 * Several processes before one real database, under one clock that jumps from event to event: minutes pass in
 * moments, and every run of the same seed is the same. Requests and answers of renewals are on their way for a while,
 * clocks differ, processes are killed without a word, and frozen: a frozen one hears nothing until it thaws.
 */
export function createGateWorld(workspaceId: string, connectionId: string, random: Random, provider: Provider) {
  const events: { atMs: number; of: Process | null; run(): void | Promise<void> }[] = [];
  let now = 1_800_000_000_000;
  const seen: SeenCall[] = [];
  const world = {
    seen,
    finished: 0,
    mostUnderWay: 0,
    mostHeld: 0,
    nowMs: () => now,
    addProcess,
    work,
    kill,
    freeze,
    run,
  };
  return world;

  function at(atMs: number, of: Process | null, run: () => void | Promise<void>): { isOff: boolean } {
    const handle = { isOff: false };
    events.push({ atMs, of, run: () => (handle.isOff ? undefined : run()) });
    return handle;
  }

  /** Advances to the moment, or until nothing is left to happen. */
  async function run(untilMs: number, isDone: () => boolean = () => false): Promise<void> {
    while (events.length > 0 && !isDone()) {
      const next = events.reduce((a, b) => (b.atMs < a.atMs ? b : a));
      if (next.atMs > untilMs) break;
      events.splice(events.indexOf(next), 1);
      now = Math.max(now, next.atMs);
      if (next.of?.isDead) continue;
      if (next.of && next.of.frozenUntilMs > now) {
        events.push({ ...next, atMs: next.of.frozenUntilMs });
        continue;
      }
      await next.run();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isDone()) now = Math.max(now, untilMs);
  }

  function addProcess(name: string): Process {
    const skew = random.int(1_000_000);
    // Mostly quick, now and then in a traffic jam.
    const delay = () => random.int(random.int(6) === 0 ? 700 : 30);
    const gate = createConnectionGate({
      connectionId,
      process: name,
      isOnlyProcess: false,
      clock: () => now + skew,
      setTimer(ms, _, wake) {
        const handle = at(now + ms, own, wake);
        return {
          cancel: () => {
            handle.isOff = true;
          },
        };
      },
      renew: (asked: Renewal) =>
        new Promise<Renewed>((resolve, reject) => {
          // What is on the wire arrives, whatever becomes of who sent it.
          at(now + delay(), null, async () => {
            const answered = await withTenant(workspaceId, (db) => renewLease(db, workspaceId, asked, now)).then(
              (answer) => () => resolve(answer),
              (error) => () => reject(error),
            );
            at(now + delay(), own, answered);
          });
        }),
    });
    const own: Process = { name, isDead: false, frozenUntilMs: 0, enter: gate.enter };
    return own;
  }

  /** Hands a call to the process, and again whenever it is held back, until it is answered. */
  function work(own: Process, call: GateCall, atMs: number): void {
    at(atMs, own, () => {
      void own.enter(call).then((admission) => {
        if ("heldMs" in admission) {
          world.mostHeld = Math.max(world.mostHeld, admission.heldMs);
          work(own, call, now + admission.heldMs);
          return;
        }
        const { kind, retryAfterMs = null, lastsMs } = provider(call.modelId, now);
        const { modelId, tokens } = call;
        const made = { process: own.name, modelId, tokens, startMs: now, endMs: now + lastsMs, isGone: false };
        seen.push(made);
        world.mostUnderWay = Math.max(world.mostUnderWay, seen.filter((c) => !c.isGone && c.endMs > now).length);
        at(now + lastsMs, own, () => {
          admission.pass.end({ kind, retryAfterMs, tokens, requests: 1 });
          admission.pass.free();
          if (kind === null) world.finished += 1;
          else work(own, call, now + 50 + random.int(1_000));
        });
      });
    });
  }

  /** Nobody can count what a process that is no longer heard of has under way. */
  function forget(own: Process): void {
    for (const call of seen) if (call.process === own.name && call.endMs > now) call.isGone = true;
  }

  function kill(own: Process, atMs: number): void {
    at(atMs, null, () => {
      own.isDead = true;
      forget(own);
    });
  }

  function freeze(own: Process, atMs: number, forMs: number): void {
    at(atMs, null, () => {
      if (own.isDead) return;
      own.frozenUntilMs = now + forMs;
      forget(own);
    });
  }
}
