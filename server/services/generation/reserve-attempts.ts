import { z } from "zod";
import { command } from "../operation";

/**
 * Commits the intent to make calls, their cost included. Left out are all of a run that is no longer live, and those that
 * another worker of a live run was faster with.
 */
export const reserveAttempts = command({
  name: "attempt.reserve",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    purpose: z.string(),
    attempts: z.array(z.object({ trialId: z.uuid(), number: z.number().int(), reservedMicroUsd: z.number().int() })),
  }),
  output: z.object({ reserved: z.array(z.string()), isLive: z.boolean() }),
  async run({ input, actor, db, now }) {
    const { attempts } = input;
    const rows = await db.$queryRaw<{ trialId: string }[]>`
      insert into "Attempt" ("workspaceId", "experimentId", "trialId", "purpose", "number", "reservedMicroUsd", "startedAt")
      select e."workspaceId", e."id", a.trial_id, ${input.purpose}, a.number, a.reserved, ${now}
      from unnest(${attempts.map((a) => a.trialId)}::uuid[], ${attempts.map((a) => a.number)}::int[],
                  ${attempts.map((a) => a.reservedMicroUsd)}::int[]) as a(trial_id, number, reserved)
      join "Experiment" e on e."workspaceId" = ${actor.workspaceId}::uuid and e."id" = ${input.experimentId}::uuid
        and e."status" = 'running'
      on conflict do nothing
      returning "trialId"`;
    const isLive =
      rows.length > 0 ||
      (await db.experiment.count({
        where: { workspaceId: actor.workspaceId, id: input.experimentId, status: "running" },
      })) > 0;
    return { reserved: rows.map((row) => row.trialId), isLive };
  },
});
