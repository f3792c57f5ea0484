import { z } from "zod";
import { lookUpByKey } from "@/server/db/look-up-by-key";
import { command } from "../operation";
import { judgement, recordJudgements } from "../scoring/record-judgements";
import { failedCall, recordFailures } from "./record-failures";
import { answeredCall, recordResponses } from "./record-responses";
import { reservation, reserveAttempts } from "./reserve-attempts";

/**
 * What happened to the calls of a run since the last time, in one transaction: results first, then the intents of the
 * next calls. A result that was handed in before an intent is thus never committed after it.
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
  }),
  async run({ input, actor, db, now }) {
    const scope = { workspaceId: actor.workspaceId, experimentId: input.experimentId, now };
    await lookUpByKey(db);
    await recordResponses(db, scope, input.answers);
    await recordJudgements(db, scope, input.judgements);
    await recordFailures(db, scope, input.failures);
    return reserveAttempts(db, scope, input.reservations);
  },
});
