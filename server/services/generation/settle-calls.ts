import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { lookUpByKey } from "@/server/db/look-up-by-key";
import { stopByBudget } from "../budgets/stop-by-budget";
import { command } from "../operation";
import { judgement, recordJudgements } from "../scoring/record-judgements";
import { recordCallHours } from "./record-call-hours";
import { failedCall, recordFailures } from "./record-failures";
import { answeredCall, recordResponses } from "./record-responses";
import { isRunning, reservation, reserveAttempts } from "./reserve-attempts";
import { isHopeless, settleMoney } from "./settle-money";

/**
 * What happened to the calls of a run since the last time, in one transaction: results first, then their cost, then the
 * intents of the next calls. A result that was handed in before an intent is thus never committed after it, and an intent
 * is committed only where every budget has room for it.
 */
export const settleCalls = command({
  name: "calls.settle",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    answers: z.array(answeredCall),
    judgements: z.array(judgement),
    failures: z.array(failedCall),
    reservations: z.array(reservation),
  }),
  output: z.object({
    reserved: z.array(z.object({ trialId: z.string(), purpose: z.string() })),
    /** False: the run is paused or over, and nothing was reserved. */
    isLive: z.boolean(),
    /** A budget had no room for some: they may fit once calls under way have told what they cost. */
    isShort: z.boolean(),
  }),
  async run({ input, actor, db, now, audit, emit }) {
    const { experimentId, reservations } = input;
    const scope = { workspaceId: actor.workspaceId, experimentId, now };
    await lookUpByKey(db);
    const settled = [
      ...(await recordResponses(db, scope, input.answers)),
      ...(await recordJudgements(db, scope, input.judgements)),
      ...(await recordFailures(db, scope, input.failures)),
    ];
    await recordCallHours(db, { workspaceId: actor.workspaceId, source: experimentId, experimentId }, settled);
    let reserved: z.infer<typeof reservation>[] = [];
    const short = await settleMoney(db, scope, {
      settled,
      asked: reservations,
      reserve: async (granted) => {
        reserved = await reserveAttempts(db, scope, granted);
        return reserved;
      },
    });
    if (reservations.length === reserved.length) return { reserved, isLive: true, isShort: false };
    if (short && (await isHopeless(db, scope, short))) {
      const stopped = await stopByBudget(db, scope, short);
      if (stopped) {
        audit(null, stopped);
        emit(resultsOutdated.create({ workspaceId: actor.workspaceId, experimentId }));
      }
      return { reserved, isLive: false, isShort: true };
    }
    const isLive = reserved.length > 0 || (await isRunning(db, scope));
    return { reserved, isLive, isShort: short !== null };
  },
});
