import { AsyncResource } from "node:async_hooks";
import type { SdkAnswer, SdkCaller } from "./call-sdk";
import { finishCall, retry } from "./finish-call";
import type { Job } from "./job";
import type { Call, Reign } from "./reign";
import { createRequestBody } from "./request-body";
import { endRun } from "./run-lifecycle";
import type { Timers } from "./timers";

const LOST_LIMIT = 20;
/** Lost this often, a job may be what kills the process: then one such job runs at a time, so that others are not blamed. */
const SUSPECT_AT = 3;
const SUSPECT_WAIT_MS = 250;
const MAX_TIMER_MS = 60_000;
// Users' code must not inherit the context of whatever request happened to ring the bell.
const scope = new AsyncResource("engine");

/** Starts due jobs while there is room, and sleeps until the next one. */
export function createDispatcher(reign: Reign, callers: Map<string, SdkCaller>, timers: Timers, stepTimeoutMs: number) {
  let scheduled = false;
  let alarm: NodeJS.Timeout | undefined;
  let calls = 0;
  let suspect: number | null = null;

  function pump() {
    if (scheduled) return;
    scheduled = true;
    setImmediate(run);
  }

  function run() {
    scheduled = false;
    if (reign.isOver() || reign.isStopping()) return;
    timers.fireIfDue();
    for (let job = reign.parts.take(); job; job = reign.parts.take()) void start(job);
    const next = Math.min(reign.parts.nextAt(), timers.nextAt());
    clearTimeout(alarm);
    if (next < Number.POSITIVE_INFINITY) {
      alarm = setTimeout(pump, Math.min(MAX_TIMER_MS, Math.max(0, next - reign.clock.now())));
    }
  }

  function leave(job: Job) {
    if (suspect === job.id) suspect = null;
    reign.parts.release(job);
    reign.cap.leave(job);
    pump();
  }

  /** Back into the queue at once, for a little later: a job in nobody's hands could be read from the store a second time. */
  function again(job: Job, delayMs: number) {
    reign.parts.settle(job);
    reign.parts.push({ ...job, dueAt: reign.clock.now() + delayMs });
    pump();
  }

  const isSuspect = (job: Job) => job.lost >= SUSPECT_AT;

  async function start(job: Job) {
    if (isSuspect(job) && suspect !== null && suspect !== job.id) {
      reign.parts.release(job);
      again(job, SUSPECT_WAIT_MS);
      return;
    }
    if (isSuspect(job)) suspect = job.id;
    let call: Call | null = null;
    let answered = false;
    try {
      call = await prepare(job);
      const answer = call && (await ask(call));
      // Gone: it timed out, the process stops, or another process leads. Whoever removed it freed the slot.
      if (call && reign.calls.get(call.token) !== call) return;
      if (call) reign.calls.delete(call.token);
      answered = true;
      leave(job);
      if (call && answer && !reign.isOver()) await finishCall(reign, call, answer);
    } catch (error) {
      if (reign.isOver()) return;
      if (answered) {
        // Half of an answer may be staged: what is stored is whole.
        reign.depose(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      reign.log("error", "a job could not be worked; it is tried again", {
        job: job.id,
        run: job.runId,
        error: String(error),
      });
      if (call) reign.calls.delete(call.token);
      leave(job);
      again(job, 1000);
    } finally {
      reign.parts.settle(job);
      if (call) call.run.holds--;
    }
  }

  async function prepare(job: Job): Promise<Call | null> {
    const run = job.runId ? await reign.runs.get(job.runId) : null;
    if (reign.isOver() || reign.isStopping()) return null;
    if (!run || run.steps.get(job.step)?.state === "done") {
      reign.writer.stage().dropJob(job.id);
      return null;
    }
    const fn = reign.functions.get(run.fn);
    const problem = !fn
      ? `Function "${run.fn}" is no longer served. Finished steps are kept; serve it again and start a new run.`
      : job.lost >= LOST_LIMIT
        ? `The process died ${job.lost} times while it worked on this run. Finished steps are kept; the run is not tried again.`
        : null;
    if (!fn || problem) {
      await endRun(reign, run, "failed", JSON.stringify({ name: "EngineError", message: problem, stack: "" }));
      return null;
    }
    run.holds++;
    if (job.step === "") {
      run.discovery = "running";
      run.again = false;
    }
    const token = `${reign.epoch}.${job.id}.${++calls}`;
    const call = { token, job, run, fn, seen: run.order.length, progressAt: reign.clock.now() };
    reign.calls.set(token, call);
    return call;
  }

  async function ask(call: Call): Promise<SdkAnswer> {
    const caller = callers.get(call.fn.id);
    if (!caller) throw new Error(`No caller for function ${call.fn.id}.`);
    const body = createRequestBody(call.run, call.job, call.token, call.fn.maxAttempts);
    try {
      return await scope.runInAsyncScope(() => caller.call(call.fn.id, call.job.step || "step", body));
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      return { status: 500, headers: {}, body: JSON.stringify({ name, message, stack }) };
    }
  }

  /** A call that shows no progress for too long counts as a failed attempt; its late answer finds no call. */
  async function expire() {
    const oldest = reign.clock.now() - stepTimeoutMs;
    for (const call of [...reign.calls.values()]) {
      if (call.progressAt > oldest) continue;
      reign.calls.delete(call.token);
      leave(call.job);
      const message = `The step did not finish within ${Math.round(stepTimeoutMs / 1000)} s.`;
      const error = JSON.stringify({ name: "StepTimeoutError", message, stack: "" });
      if (call.job.step === "") call.run.discovery = "none";
      const step = call.run.steps.get(call.job.step);
      const failure = { error, noRetry: false, retryAfter: null, stepId: step?.id ?? "", stepName: step?.name ?? "" };
      if (!call.run.ended) await retry(reign, call, failure);
      reign.parts.settle(call.job);
    }
  }

  return {
    pump,
    expire,
    stop: () => clearTimeout(alarm),
  };
}
