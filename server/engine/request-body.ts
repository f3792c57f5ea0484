import type { Job } from "./job";
import type { RunState } from "./run-cache";

/** The call the SDK expects, joined from stored JSON texts without parsing them. */
export function createRequestBody(run: RunState, job: Job, token: string, maxAttempts: number): string {
  // A planned step sees only what was finished when it was planned: more would cost the SDK time and change nothing.
  const seen = job.step === "" ? run.order : run.order.slice(0, Number(job.data ?? 0));
  const steps = seen.map((id) => `${JSON.stringify(id)}:${run.steps.get(id)?.value ?? '{"data":null}'}`).join(",");
  const context = {
    run_id: run.id,
    fn_id: run.fn,
    qi_id: token,
    attempt: job.attempt,
    max_attempts: maxAttempts,
    disable_immediate_execution: run.pending > 0,
    env: "",
    step_id: "step",
    use_api: false,
    stack: { stack: seen, current: seen.length },
  };
  return `{"version":${run.version ?? -1},"event":${run.firstEvent},"events":${run.events},"steps":{${steps}},"defers":{},"use_api":false,"ctx":${JSON.stringify(context)}}`;
}
