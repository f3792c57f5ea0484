import { z } from "zod";
import type { Tx } from "@/server/db/client";
import type { RunScope } from "./run-scope";

/** The intent to make one call, its cost included. */
export const reservation = z.object({
  trialId: z.uuid(),
  /** "generate", or the judge's id. */
  purpose: z.string(),
  number: z.number().int(),
  reservedMicroUsd: z.number().int(),
});
export type Reserved = z.infer<typeof reservation>;

/**
 * Commits intents. Left out are all of a run that is no longer running, and those that another worker of a live run was
 * faster with.
 */
export async function reserveAttempts(
  db: Tx,
  { workspaceId, experimentId, now }: RunScope,
  attempts: readonly Reserved[],
): Promise<Reserved[]> {
  if (attempts.length === 0) return [];
  return db.$queryRaw<Reserved[]>`
    insert into "Attempt" ("workspaceId", "experimentId", "trialId", "purpose", "number", "reservedMicroUsd", "startedAt")
    select e."workspaceId", e."id", a.trial_id, a.purpose, a.number, a.reserved, ${now}
    from unnest(${attempts.map((a) => a.trialId)}::uuid[], ${attempts.map((a) => a.purpose)}::text[],
                ${attempts.map((a) => a.number)}::int[], ${attempts.map((a) => a.reservedMicroUsd)}::int[])
      as a(trial_id, purpose, number, reserved)
    join "Experiment" e on e."workspaceId" = ${workspaceId}::uuid and e."id" = ${experimentId}::uuid
      and e."status" = 'running'
    on conflict do nothing
    returning "trialId", "purpose", "number", "reservedMicroUsd"`;
}

export async function isRunning(db: Tx, { workspaceId, experimentId }: RunScope): Promise<boolean> {
  return (await db.experiment.count({ where: { workspaceId, id: experimentId, status: "running" } })) > 0;
}
