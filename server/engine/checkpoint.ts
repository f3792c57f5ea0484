import { applyOps, opsSchema } from "./apply-ops";
import type { Reign } from "./reign";
import { stageFor } from "./run-lifecycle";

/**
 * Saves the steps a running call reports. True only once they are durable and the call may go on; false makes the SDK
 * stop: the call is no longer ours, the run ended meanwhile, or the process is stopping at this step boundary.
 */
export async function saveCheckpoint(reign: Reign | null, token: string, steps: unknown): Promise<boolean> {
  const call = reign?.calls.get(token);
  if (!reign || !call || call.run.ended) return false;
  const ops = opsSchema.parse(steps);
  await applyOps(reign, call, ops);
  if (call.job.lost > 0 && !call.run.ended) {
    call.job.lost = 0;
    stageFor(reign, call.run).saveJob(call.job);
  }
  try {
    await reign.writer.committed();
  } catch {
    return false;
  }
  call.progressAt = reign.clock.now();
  call.seen = call.run.order.length;
  if (reign.isStopping()) reign.calls.delete(token);
  return !call.run.ended && !reign.isOver() && reign.calls.has(token);
}
