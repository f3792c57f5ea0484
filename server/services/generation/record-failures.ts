import { z } from "zod";
import { command } from "../operation";

/** The model was at work when the call broke: a bill may come. */
const maybeCharged = ["timeout", "malformed"];

export const failedCall = z.object({
  trialId: z.uuid(),
  number: z.number().int(),
  kind: z.string(),
  message: z.string(),
  /** What it cost where that is known; null takes the reserve when the provider may have charged, else nothing. */
  costMicroUsd: z.number().int().nullable(),
  retryAt: z.date().nullable(),
  isFinal: z.boolean(),
});

/** Calls that failed; a final failure of a generation also ends its trial, with the reason on it. */
export const recordFailures = command({
  name: "attempt.record-failures",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), purpose: z.string(), failures: z.array(failedCall) }),
  output: z.object({ recorded: z.number().int() }),
  async run({ input, actor, db, now }) {
    const { failures } = input;
    const recorded = await db.$executeRaw`
      update "Attempt" a set "outcome" = 'failed', "finishedAt" = ${now}, "errorKind" = x.kind,
        "costMicroUsd" = coalesce(x.cost, case when x.kind = any(${maybeCharged}::text[]) then a."reservedMicroUsd" else 0 end),
        "errorMessage" = x.message, "retryAt" = x.retry_at
      from unnest(${failures.map((f) => f.trialId)}::uuid[], ${failures.map((f) => f.number)}::int[],
                  ${failures.map((f) => f.kind)}::text[], ${failures.map((f) => f.message)}::text[],
                  ${failures.map((f) => f.retryAt)}::timestamptz[], ${failures.map((f) => f.costMicroUsd)}::int[])
        as x(trial_id, number, kind, message, retry_at, cost)
      where a."workspaceId" = ${actor.workspaceId}::uuid and a."trialId" = x.trial_id and a."purpose" = ${input.purpose}
        and a."number" = x.number and a."outcome" is null`;
    const final = failures.filter((f) => f.isFinal);
    if (input.purpose === "generate" && final.length > 0) {
      await db.$executeRaw`
        update "Trial" t set "status" = 'failed', "finishedAt" = ${now}, "failureKind" = x.kind, "failureMessage" = x.message
        from unnest(${final.map((f) => f.trialId)}::uuid[], ${final.map((f) => f.kind)}::text[],
                    ${final.map((f) => f.message)}::text[]) as x(trial_id, kind, message)
        where t."workspaceId" = ${actor.workspaceId}::uuid and t."id" = x.trial_id and t."status" = 'pending'`;
    }
    return { recorded };
  },
});
