import { z } from "zod";
import { id } from "@/server/core/ids";
import { instant, pageInput } from "@/server/core/units";
import { letterOf } from "../experiments/experiment-view";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

/** Trials that ended without an answer, with their reasons. */
export const listFailures = query({
  name: "results.list-failures",
  permission: "results:read",
  input: pageInput.extend({ experimentId: id("experiment") }),
  output: z.object({
    items: z.array(
      z.object({
        trialId: z.string(),
        position: z.number().int(),
        repeat: z.number().int(),
        letter: z.string(),
        failureKind: z.string().nullable(),
        failureMessage: z.string().nullable(),
        attempts: z.number().int(),
        finishedAt: instant.nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
  }),
  async run({ input, actor, db }) {
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const where = { workspaceId: actor.workspaceId, experimentId: experiment.id, status: "failed" };
    const total = await db.trial.count({ where });
    const rows = await db.trial.findMany({
      where,
      orderBy: [{ position: "asc" }, { id: "asc" }],
      take: input.limit + 1,
      ...(input.cursor ? { cursor: { id: input.cursor }, skip: 1 } : {}),
      include: {
        variant: { select: { position: true } },
        _count: { select: { attempts: { where: { purpose: "generate" } } } },
      },
    });
    const page = rows.slice(0, input.limit);
    return {
      items: page.map((row) => ({
        ...row,
        trialId: row.id,
        letter: letterOf(row.variant.position),
        attempts: row._count.attempts,
      })),
      nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
      total,
    };
  },
});
