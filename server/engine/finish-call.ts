import { applyOps, opsSchema } from "./apply-ops";
import type { SdkAnswer } from "./call-sdk";
import { backoffMs, parseRetryAfter } from "./duration";
import { createErrorText, parseJson } from "./error-text";
import type { Call, Reign } from "./reign";
import { addJob, discover, discoverAfter, endRun, finishStep, stageFor } from "./run-lifecycle";

/** Carries the SDK's answer to a call into the run: what was done, what comes next, or another attempt. */
export async function finishCall(reign: Reign, call: Call, answer: SdkAnswer): Promise<void> {
  const { run, job } = call;
  if (job.step === "") run.discovery = "none";
  if (run.ended) return;
  readVersion(reign, call, answer);
  const noRetry = answer.headers["x-inngest-no-retry"] === "true";
  const retryAfter = parseRetryAfter(answer.headers["retry-after"], reign.clock.now());

  if (answer.status === 200) return endRun(reign, run, "completed", answer.body || "null");
  const body = parseJson(answer.body);
  const ops = answer.status === 206 ? opsSchema.safeParse(body) : null;
  if (!ops?.success) {
    return retry(reign, call, { error: createErrorText(body), noRetry, retryAfter, stepId: "", stepName: "" });
  }
  const applied = await applyOps(reign, call, ops.data);
  if (run.ended || reign.isOver()) return;
  if (applied.retry) return retry(reign, call, { ...applied.retry, noRetry, retryAfter });

  stageFor(reign, run).dropJob(job.id);
  if (run.again || applied.wantsDiscovery) {
    run.again = false;
    discover(reign, run);
  }
  for (const id of applied.finished) discoverAfter(reign, run, id);
  if (applied.finished.length > 0 || applied.planned > 0 || run.discovery !== "none" || run.pending > 0) return;
  if (run.order.length > call.seen) return discover(reign, run);
  const message = "The function neither finished nor reported a step, so the run cannot go on.";
  await endRun(reign, run, "failed", JSON.stringify({ name: "Error", message, stack: "" }));
}

function readVersion(reign: Reign, { run }: Call, answer: SdkAnswer): void {
  if (run.version !== null) return;
  const version = Number(answer.headers["x-inngest-req-version"]);
  if (version !== 1 && version !== 2) return;
  run.version = version;
  stageFor(reign, run).versions.set(run.id, version);
}

interface Failure {
  error: string;
  noRetry: boolean;
  retryAfter: number | null;
  /** "" when the run itself failed. */
  stepId: string;
  stepName: string;
}

/** One attempt failed: the same job again later, or the step's or the run's end after the last attempt. */
export async function retry(reign: Reign, call: Call, failure: Failure): Promise<void> {
  const { run, job, fn } = call;
  const attempt = job.attempt + 1;
  if (failure.noRetry || attempt >= fn.maxAttempts) {
    if (failure.stepId === "") return endRun(reign, run, "failed", failure.error);
    const { stepId: id, stepName: name } = failure;
    stageFor(reign, run).dropJob(job.id);
    finishStep(reign, run, { id, name, op: "StepFailed", value: `{"error":${failure.error}}` });
    return discoverAfter(reign, run, id);
  }
  const delay = failure.retryAfter ?? reign.retryMs ?? backoffMs(attempt, Math.random());
  if (job.step === "") run.discovery = "queued";
  addJob(reign, stageFor(reign, run), { ...job, attempt, lost: 0, dueAt: reign.clock.now() + delay });
}
