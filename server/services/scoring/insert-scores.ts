import { z } from "zod";
import type { Tx } from "@/server/db/client";

export const scoreRow = z.object({
  trialId: z.uuid(),
  evaluatorId: z.uuid(),
  value: z.number().nullable(),
  isPassed: z.boolean().nullable(),
  detail: z.string().nullable(),
  error: z.string().nullable(),
  costMicroUsd: z.number().int(),
});
export type ScoreRow = z.infer<typeof scoreRow>;

type Scores = { workspaceId: string; experimentId: string; now: Date; scores: ScoreRow[] };

/** Scores are written once: a repeat of the same work changes nothing. */
export async function insertScores(db: Tx, { workspaceId, experimentId, now, scores }: Scores): Promise<void> {
  if (scores.length === 0) return;
  await db.$executeRaw`
    insert into "Score" ("workspaceId", "experimentId", "trialId", "evaluatorId", "value", "isPassed", "detail", "error",
      "costMicroUsd", "createdAt")
    select ${workspaceId}::uuid, ${experimentId}::uuid, x.trial_id, x.evaluator_id, x.value, x.passed, x.detail, x.error,
      x.cost, ${now}
    from unnest(${scores.map((s) => s.trialId)}::uuid[], ${scores.map((s) => s.evaluatorId)}::uuid[],
      ${scores.map((s) => s.value)}::float8[], ${scores.map((s) => s.isPassed)}::bool[],
      ${scores.map((s) => s.detail)}::text[], ${scores.map((s) => s.error)}::text[],
      ${scores.map((s) => s.costMicroUsd)}::int[]) as x(trial_id, evaluator_id, value, passed, detail, error, cost)
    on conflict do nothing`;
}
