import { z } from "zod";
import { command } from "../operation";
import { insertScores, scoreRow } from "./insert-scores";

/** A judge's scores, and the outcome of the calls that brought them, in one transaction. */
export const recordJudgements = command({
  name: "score.record-judgements",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    evaluatorId: z.uuid(),
    /** `number` null: no call brought this score, it tells why there is none. */
    judgements: z.array(z.object({ number: z.number().int().nullable(), score: scoreRow })),
  }),
  output: z.object({ recorded: z.number().int() }),
  async run({ input, actor, db, now }) {
    const settled = input.judgements.filter((j) => j.number !== null);
    const recorded = await db.$executeRaw`
      update "Attempt" a set "outcome" = 'succeeded', "finishedAt" = ${now}, "costMicroUsd" = x.cost
      from unnest(${settled.map((j) => j.score.trialId)}::uuid[], ${settled.map((j) => j.number)}::int[],
                  ${settled.map((j) => j.score.costMicroUsd)}::int[]) as x(trial_id, number, cost)
      where a."workspaceId" = ${actor.workspaceId}::uuid and a."trialId" = x.trial_id and a."number" = x.number
        and a."purpose" = ${input.evaluatorId}`;
    const scores = input.judgements.map((j) => j.score);
    await insertScores(db, { workspaceId: actor.workspaceId, experimentId: input.experimentId, now, scores });
    return { recorded };
  },
});
