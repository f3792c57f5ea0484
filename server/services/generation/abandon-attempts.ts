import { z } from "zod";
import { command } from "../operation";
import { recordCallHours } from "./record-call-hours";
import { settleMoney } from "./settle-money";
import { type SettledRow, settledCall } from "./settled-call";

/** Attempts whose process died: nobody knows whether the provider charged, so their reserved cost stays counted. */
export const abandonAttempts = command({
  name: "attempt.abandon",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    modelId: z.uuid(),
    purpose: z.string(),
    attempts: z.array(z.object({ trialId: z.uuid(), number: z.number().int() })),
  }),
  output: z.object({ abandoned: z.number().int() }),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const { experimentId, modelId } = input;
    const rows = await db.$queryRaw<SettledRow[]>`
      update "Attempt" a set "outcome" = 'abandoned', "finishedAt" = ${now}, "costMicroUsd" = a."reservedMicroUsd",
        "errorMessage" = 'The process stopped during this call. Whether the provider charged for it is not known, so its reserved cost is counted.'
      from unnest(${input.attempts.map((x) => x.trialId)}::uuid[], ${input.attempts.map((x) => x.number)}::int[]) as x(trial_id, number)
      where a."workspaceId" = ${workspaceId}::uuid and a."trialId" = x.trial_id and a."purpose" = ${input.purpose}
        and a."number" = x.number and a."outcome" is null
      returning a."trialId", a."purpose", a."number", a."startedAt", a."reservedMicroUsd", a."costMicroUsd",
        null as "outcomeBefore", null as "costBefore"`;
    const told = { modelId, failureKind: "abandoned", usage: null, latencyMs: null, timeToFirstTokenMs: null };
    const settled = rows.map((row) => settledCall(row, told));
    await recordCallHours(db, { workspaceId, source: experimentId, experimentId }, settled);
    await settleMoney(db, { workspaceId, experimentId, now }, { settled, asked: [], reserve: async () => [] });
    return { abandoned: rows.length };
  },
});
