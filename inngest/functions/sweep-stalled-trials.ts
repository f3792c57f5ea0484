import { cron, type Logger } from "inngest";
import { systemActor } from "@/server/core/access/actor";
import { isLive } from "@/server/core/experiment/status";
import { findStall } from "@/server/services/experiments/find-stall";
import { listActiveExperiments } from "@/server/services/experiments/list-active-experiments";
import { planTrials } from "@/server/services/experiments/plan-trials";
import { ringResults } from "@/server/services/results/ring-results";
import { inngest } from "../client";

/** Any bell can be lost: runs whose rows did not move are rung again, under new ids, and so are ended ones without their last summary. */
export const sweepStalledTrials = () =>
  inngest().createFunction(
    { id: "sweep-stalled-trials", triggers: [cron("* * * * *")], concurrency: [{ limit: 1 }], retries: 0 },
    async ({ step, runId, logger }) => step.run("sweep", () => sweep(runId, logger)),
  );

/** One run that cannot be rung must not keep the others, of other workspaces too, from their bell. */
export async function sweep(ring: string, logger: Pick<Logger, "warn">): Promise<{ rung: string[] }> {
  const rung: string[] = [];
  for (const { workspaceId, experimentId, status } of await listActiveExperiments()) {
    const actor = systemActor(workspaceId, "sweep-stalled-trials");
    try {
      if (!isLive(status)) {
        ringResults(workspaceId, experimentId);
        rung.push(experimentId);
        continue;
      }
      const { isStalled } = await findStall.execute(actor, { experimentId });
      if (!isStalled) continue;
      await planTrials.execute(actor, { experimentId, ring });
      ringResults(workspaceId, experimentId);
      rung.push(experimentId);
    } catch (error) {
      logger.warn({ err: error, experimentId }, "a run that stands still could not be rung again");
    }
  }
  return { rung };
}
