import { z } from "zod";
import { command } from "../operation";

/** Attempts whose process died: nobody knows whether the provider charged, so their reserved cost stays counted. */
export const abandonAttempts = command({
  name: "attempt.abandon",
  permission: "system:write",
  input: z.object({
    purpose: z.string(),
    attempts: z.array(z.object({ trialId: z.uuid(), number: z.number().int() })),
  }),
  output: z.object({ abandoned: z.number().int() }),
  async run({ input, actor, db, now }) {
    const abandoned = await db.$executeRaw`
      update "Attempt" a set "outcome" = 'abandoned', "finishedAt" = ${now}, "costMicroUsd" = a."reservedMicroUsd",
        "errorMessage" = 'The process stopped during this call. Whether the provider charged for it is not known, so its reserved cost is counted.'
      from unnest(${input.attempts.map((x) => x.trialId)}::uuid[], ${input.attempts.map((x) => x.number)}::int[]) as x(trial_id, number)
      where a."workspaceId" = ${actor.workspaceId}::uuid and a."trialId" = x.trial_id and a."purpose" = ${input.purpose}
        and a."number" = x.number and a."outcome" is null`;
    return { abandoned };
  },
});
