import { z } from "zod";
import { resolveInstant } from "./duration";
import { createErrorText } from "./error-text";
import { invokeFunction } from "./invoke-function";
import type { JobKind } from "./job";
import type { Call, Reign } from "./reign";
import { type RunState, setStep } from "./run-cache";
import { addJob, addPause, endRun, finishStep, queueTime, stageFor } from "./run-lifecycle";

const opSchema = z.looseObject({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.looseObject({}).nullish(),
});
export type Op = z.infer<typeof opSchema>;

export const opsSchema = z.union([z.array(opSchema), opSchema.transform((op) => [op])]);

/** sha1("complete"): how the SDK names the run itself among its steps. */
const COMPLETE = "0737c22d3bfae812339732d14d8c7dbd6dc4e09c";
const STEP_LIMIT = 1000;

export interface Applied {
  finished: string[];
  planned: number;
  wantsDiscovery: boolean;
  /** A step or the run failed this attempt: the job is to be tried again. */
  retry: { error: string; stepId: string; stepName: string } | null;
}

/** Carries the SDK's operations into the run. Operations reported before are ignored. */
export async function applyOps(reign: Reign, call: Call, ops: Op[]): Promise<Applied> {
  const { run } = call;
  const applied: Applied = { finished: [], planned: 0, wantsDiscovery: false, retry: null };
  for (const op of ops) {
    if (run.ended) return applied;
    const known = run.steps.get(op.id);
    if (known?.state === "done") continue;
    if (!known && op.op !== "RunComplete" && run.steps.size >= STEP_LIMIT) {
      const message = `A run may have ${STEP_LIMIT} steps; this one wanted more. Finished steps are kept. Split the work over several runs.`;
      await endRun(reign, run, "failed", JSON.stringify({ name: "StepLimitError", message, stack: "" }));
      return applied;
    }
    await applyOp(reign, call, op, Boolean(known), applied);
  }
  return applied;
}

async function applyOp(reign: Reign, call: Call, op: Op, known: boolean, applied: Applied): Promise<void> {
  const { run } = call;
  const name = (op.displayName ?? op.name ?? op.id).replaceAll("\0", "");
  const finish = (value: string) => {
    if (finishStep(reign, run, { id: op.id, name, op: op.op, value })) applied.finished.push(op.id);
  };
  switch (op.op) {
    case "StepRun":
    case "Step":
      return finish(`{"data":${JSON.stringify(op.data ?? null)}}`);
    case "StepError":
      applied.retry = { error: createErrorText(op.error), stepId: op.id === COMPLETE ? "" : op.id, stepName: name };
      return;
    case "StepFailed":
      if (op.id === COMPLETE) return endRun(reign, run, "failed", createErrorText(op.error));
      return finish(`{"error":${createErrorText(op.error)}}`);
    case "RunComplete":
      return endRun(reign, run, "completed", JSON.stringify(op.data ?? null));
    case "DiscoveryRequest":
      applied.wantsDiscovery = true;
      return;
  }
  if (known) return;
  applied.planned++;
  switch (op.op) {
    case "StepPlanned":
      addPending(reign, run, op, name);
      return addTimedJob(reign, run, op.id, "edge", queueTime(reign.clock.now(), reign.clock.now(), run.prio));
    case "Sleep": {
      const until = resolveInstant(op.name ?? "", reign.clock.now());
      if (until === null) return finish(failure(`"${op.name}" is neither a duration nor a date.`));
      addPending(reign, run, op, name);
      return addTimedJob(reign, run, op.id, "sleep", until);
    }
    case "WaitForEvent":
      return waitForEvent(reign, run, op, name, finish);
    case "InvokeFunction": {
      addPending(reign, run, op, name);
      const problem = invokeFunction(reign, run, op.id, op.opts ?? {});
      if (problem) finish(failure(problem));
      return;
    }
    case "DeferAdd":
    case "DeferAbort":
      // Nobody waits for a deferral, so a failed step would go unseen.
      return endRun(reign, run, "failed", unsupported(run, "defer()"));
    default:
      return finish(`{"error":${unsupported(run, OP_FEATURES[op.op] ?? `the operation ${op.op}`)}}`);
  }
}

const OP_FEATURES: Record<string, string> = {
  AIGateway: "step.ai.infer",
  Gateway: "step.fetch",
  WaitForSignal: "step.waitForSignal",
};

function unsupported(run: RunState, feature: string): string {
  const message = `Function "${run.fn}" uses ${feature}, which the embedded engine does not support. Set INNGEST_BASE_URL to run it on an Inngest server.`;
  return JSON.stringify({ name: "UnsupportedFeatureError", message, stack: "" });
}

const failure = (message: string) => `{"error":${JSON.stringify({ name: "Error", message, stack: "" })}}`;

function addPending(reign: Reign, run: RunState, op: Op, name: string): void {
  const row = {
    runId: run.id,
    id: op.id,
    pos: -1,
    name,
    op: op.op,
    state: "pending" as const,
    race: op.opts?.parallelMode === "race",
    value: null,
  };
  setStep(run, row);
  stageFor(reign, run).saveStep(row);
}

function addTimedJob(reign: Reign, run: RunState, step: string, kind: JobKind, dueAt: number): void {
  addJob(reign, stageFor(reign, run), {
    id: reign.nextJobId(),
    runId: run.id,
    step,
    kind,
    part: run.part,
    prio: run.prio,
    dueAt,
    attempt: 0,
    lost: 0,
    data: kind === "edge" ? String(run.order.length) : null,
  });
}

function waitForEvent(reign: Reign, run: RunState, op: Op, name: string, finish: (value: string) => void): void {
  const expr = typeof op.opts?.if === "string" ? op.opts.if : null;
  const until = resolveInstant(String(op.opts?.timeout ?? ""), reign.clock.now());
  if (until === null) {
    finish(failure(`The timeout "${op.opts?.timeout}" is neither a duration nor a date.`));
    return;
  }
  addPending(reign, run, op, name);
  const changes = stageFor(reign, run);
  addPause(reign, changes, run, {
    step: op.id,
    kind: "wait",
    event: (op.name ?? "").replaceAll("\0", ""),
    expr,
    expiresAt: until,
    original: JSON.parse(run.firstEvent),
  });
  addTimedJob(reign, run, op.id, "timeout", until);
}
