import { z } from "zod";
import { inngest } from "@/inngest/client";
import { analysisAsked } from "@/inngest/events";
import { id } from "@/server/core/ids";
import { log } from "@/server/telemetry/log";
import { task } from "../operation";
import { getAnalysis } from "./get-analysis";

/** However many people look, a run is analysed at most this often. */
const leastGapMs = 15_000;

/**
 * Somebody looks: a newer analysis is rung for, unless the last one is fresh. It changes nothing that a person would
 * answer for, so it is a task and leaves no audit row; a ring that is lost is rung by the next look.
 */
export const requestAnalysis = task({
  name: "results.request-analysis",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ isAsked: z.boolean() }),
  async run({ input, actor, now }) {
    const { experimentId } = input;
    const { snapshotVersion, analysis } = await getAnalysis.execute(actor, { experimentId });
    const isBehind = analysis ? analysis.isOutdated : snapshotVersion > 0;
    const isFresh = analysis !== null && now.getTime() - Date.parse(analysis.computedAt) < leastGapMs;
    if (!isBehind || isFresh) return { isAsked: false };
    try {
      await inngest().send(analysisAsked.create({ workspaceId: actor.workspaceId, experimentId }));
      return { isAsked: true };
    } catch (error) {
      log().warn({ err: error, experimentId }, "an analysis could not be rung for");
      return { isAsked: false };
    }
  },
});
