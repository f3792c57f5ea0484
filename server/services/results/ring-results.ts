import { inngest } from "@/inngest/client";
import { resultsOutdated } from "@/inngest/events";
import { log } from "@/server/telemetry/log";

const everyMs = 1_000;
const rung = new Map<string, NodeJS.Timeout>();

/** Rings for a new summary at most once a second per run; the first ring waits that second, so none is lost at the end. */
export function ringResults(workspaceId: string, experimentId: string): void {
  if (rung.has(experimentId)) return;
  const timer = setTimeout(() => {
    rung.delete(experimentId);
    inngest()
      .send(resultsOutdated.create({ workspaceId, experimentId }))
      .catch((error: unknown) => log().warn({ err: error, experimentId }, "a summary could not be rung for"));
  }, everyMs);
  timer.unref();
  rung.set(experimentId, timer);
}
