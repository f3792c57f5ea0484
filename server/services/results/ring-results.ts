import { inngest } from "@/inngest/client";
import { resultsOutdated } from "@/inngest/events";
import { log } from "@/server/telemetry/log";

/** So long the function behind the bell gathers rings before it reads. */
const gatheredMs = 1_000;
/** A summary may take at most this part of the time: a large run is summarised less often, not more slowly. */
const largestShare = 1 / 5;
/** A ring that no summary answered here (another process may have) counts no longer after this. */
const ringLastsMs = 1_500;

type Bell = { isRung: boolean; notBefore: number; timer?: NodeJS.Timeout };

const bells = new Map<string, Bell>();

function touch(experimentId: string): Bell {
  const bell = bells.get(experimentId) ?? { isRung: false, notBefore: 0 };
  bells.set(experimentId, bell);
  clearTimeout(bell.timer);
  return bell;
}

function after(ms: number, bell: Bell, act: () => void) {
  bell.timer = setTimeout(act, Math.max(0, ms));
  bell.timer.unref();
}

/**
 * Says that rows of a run moved. Until a summary begins to read, one ring is enough; what is committed after that rings
 * anew, so no row goes unseen.
 */
export function ringResults(workspaceId: string, experimentId: string): void {
  if (bells.get(experimentId)?.isRung) return;
  const bell = touch(experimentId);
  bell.isRung = true;
  after(bell.notBefore - performance.now(), bell, () => {
    inngest()
      .send(resultsOutdated.create({ workspaceId, experimentId }))
      .catch((error: unknown) => log().warn({ err: error, experimentId }, "a summary could not be rung for"));
    after(ringLastsMs, bell, () => bells.delete(experimentId));
  });
}

/** A summary begins to read: rows from now on need a ring of their own. Answers what to call when it is done. */
export function hearRing(experimentId: string): () => void {
  const began = performance.now();
  touch(experimentId).isRung = false;
  return () => {
    const bell = bells.get(experimentId) ?? touch(experimentId);
    const restMs = (performance.now() - began) / largestShare - gatheredMs;
    bell.notBefore = began + restMs;
    if (!bell.isRung) after(restMs, bell, () => bells.delete(experimentId));
  };
}
