import { resolveInstant } from "./duration";
import type { Reign } from "./reign";
import type { RunState } from "./run-cache";
import { addJob, createRun, stageFor } from "./run-lifecycle";
import { createUlid } from "./ulid";

/** Starts the invoked function's run, whose end answers the step. Returns what is wrong when it cannot start. */
export function invokeFunction(
  reign: Reign,
  run: RunState,
  stepId: string,
  opts: Record<string, unknown>,
): string | null {
  const functionId = String(opts.function_id ?? "");
  const fn = reign.functions.get(functionId);
  if (!fn) return `No function "${functionId}" is served here, so it cannot be invoked.`;
  const now = reign.clock.now();
  const until = typeof opts.timeout === "string" ? resolveInstant(opts.timeout, now) : null;
  const payload = typeof opts.payload === "object" && opts.payload !== null ? opts.payload : {};
  const id = createUlid(now);
  const name = "inngest/function.invoked";
  const body = JSON.stringify({ data: {}, ...payload, name, id, ts: now });
  createRun(reign, { fn, events: [{ id, name, body }], invokedBy: { runId: run.id, step: stepId } });
  if (until !== null) {
    addJob(reign, stageFor(reign, run), {
      id: reign.nextJobId(),
      runId: run.id,
      step: stepId,
      kind: "timeout",
      part: run.part,
      prio: 0,
      dueAt: until,
      attempt: 0,
      lost: 0,
      data: null,
    });
  }
  return null;
}
