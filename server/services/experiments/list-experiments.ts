import { z } from "zod";
import { type ExperimentStatus, experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { snapshotBody } from "@/server/core/results/snapshot";
import { instant, pageInput } from "@/server/core/units";
import { query } from "../operation";

const summary = z.object({
  finishedTrials: z.number().int(),
  plannedTrials: z.number().int(),
  spendMicroUsd: z.number().int(),
  verdict: snapshotBody.shape.verdict.pick({ kind: true, sentence: true, isFinal: true }),
});
type Summary = z.output<typeof summary>;

const card = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(experimentStatuses),
  statusReason: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  isPilot: z.boolean(),
  isNoiseFloor: z.boolean(),
  dataset: z.object({ id: z.string(), name: z.string(), number: z.number().int() }),
  variantCount: z.number().int(),
  /** What the last summary said; null before the first. */
  summary: summary.nullable(),
});

const experimentKinds = ["pilot", "noise_floor"] as const;
const kindWhere = { pilot: { pilotKey: { not: null } }, noise_floor: { isNoiseFloor: true } };

/** Newest first, paged by the server. */
export const listExperiments = query({
  name: "experiment.list",
  permission: "experiments:read",
  input: pageInput.extend({
    search: z.string().max(200).default(""),
    status: z.array(z.enum(experimentStatuses)).max(8).default([]),
    datasetId: id("dataset").nullish(),
    isArchived: z.boolean().default(false),
    /** Runs that only prepare others. */
    kind: z.enum(experimentKinds).nullish(),
  }),
  output: z.object({ items: z.array(card), nextCursor: z.string().nullable(), total: z.number().int() }),
  async run({ input, actor, db }) {
    const where = {
      workspaceId: actor.workspaceId,
      archivedAt: input.isArchived ? { not: null } : null,
      ...(input.status.length ? { status: { in: input.status } } : {}),
      ...(input.search
        ? { name: { contains: input.search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const } }
        : {}),
      ...(input.kind ? kindWhere[input.kind] : {}),
      ...(input.datasetId ? { version: { datasetId: input.datasetId } } : {}),
    };
    const total = await db.experiment.count({ where });
    const rows = await db.experiment.findMany({
      where,
      orderBy: { id: "desc" },
      take: input.limit + 1,
      ...(input.cursor ? { cursor: { id: input.cursor }, skip: 1 } : {}),
      omit: { manifest: true, expectation: true },
      include: {
        version: { select: { number: true, dataset: { select: { id: true, name: true } } } },
        _count: { select: { variants: true } },
      },
    });
    const page = rows.slice(0, input.limit);
    const ids = page.map((row) => row.id);
    // Live lists ask each second: of a snapshot they take what a card says, not its charts.
    const summaries = await db.$queryRaw<{ experimentId: string; summary: Summary }[]>`
      select "experimentId", jsonb_build_object(
        'finishedTrials', ("body"->'progress'->>'succeeded')::int + ("body"->'progress'->>'failed')::int,
        'plannedTrials', "body"->'progress'->'planned',
        'spendMicroUsd', "body"->'spendMicroUsd',
        'verdict', "body"->'verdict') as summary
      from "ResultSnapshot" where "workspaceId" = ${actor.workspaceId}::uuid and "experimentId" = any(${ids}::uuid[])`;
    const summaryOf = new Map(summaries.map((row) => [row.experimentId, row.summary]));
    return {
      items: page.map((row) => ({
        ...row,
        isPilot: row.pilotKey !== null,
        status: row.status as ExperimentStatus,
        dataset: { id: row.version.dataset.id, name: row.version.dataset.name, number: row.version.number },
        variantCount: row._count.variants,
        summary: summaryOf.get(row.id) ?? null,
      })),
      nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
      total,
    };
  },
});
