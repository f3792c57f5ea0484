import { z } from "zod";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { planSchema } from "@/server/core/experiment/schema";
import { experimentStatuses } from "@/server/core/experiment/status";
import { expectationSchema } from "@/server/core/planning/forecast-schema";
import { settingsSchema } from "@/server/core/prompt/schema";
import { instant } from "@/server/core/units";
import type { Prisma } from "@/server/db/client";

/** What everybody who may read an experiment sees of it. */
export const experimentView = z.object({
  id: z.string(),
  name: z.string(),
  hypothesis: z.string(),
  status: z.enum(experimentStatuses),
  statusReason: z.string().nullable(),
  resumeCount: z.number().int(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  manifestHash: z.string().nullable(),
  seed: z.string(),
  isPilot: z.boolean(),
  isNoiseFloor: z.boolean(),
  plan: planSchema,
  /** What the plan promised at launch; null before it, and for runs older than that. */
  expectation: expectationSchema.nullable(),
  dataset: z.object({
    id: z.string(),
    name: z.string(),
    versionId: z.string(),
    number: z.number().int(),
    sampleCount: z.number().int(),
    contentHash: z.string(),
  }),
  variants: z.array(
    z.object({
      id: z.string(),
      position: z.number().int(),
      letter: z.string(),
      name: z.string(),
      isControl: z.boolean(),
      settings: settingsSchema,
      prompt: z.object({ id: z.string(), name: z.string(), versionId: z.string(), number: z.number().int() }),
      model: z.object({ id: z.string(), name: z.string(), label: z.string(), provider: z.string() }),
    }),
  ),
  evaluators: z.array(
    z.object({
      id: z.string(),
      position: z.number().int(),
      kind: z.enum(["metric", "judge"]),
      key: z.string(),
      name: z.string(),
      config: z.record(z.string(), z.json()),
      modelLabel: z.string().nullable(),
      isPrimary: z.boolean(),
    }),
  ),
});
export type ExperimentView = z.output<typeof experimentView>;

export const experimentSelect = {
  id: true,
  name: true,
  hypothesis: true,
  status: true,
  statusReason: true,
  resumeCount: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  archivedAt: true,
  manifestHash: true,
  seed: true,
  isNoiseFloor: true,
  pilotKey: true,
  plan: true,
  expectation: true,
  version: {
    select: {
      id: true,
      number: true,
      sampleCount: true,
      contentHash: true,
      dataset: { select: { id: true, name: true } },
    },
  },
  variants: {
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      name: true,
      settings: true,
      promptVersion: { select: { id: true, number: true, prompt: { select: { id: true, name: true } } } },
      model: { select: { id: true, name: true, label: true, connection: { select: { provider: true } } } },
    },
  },
  evaluators: {
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      kind: true,
      key: true,
      name: true,
      config: true,
      model: { select: { label: true } },
    },
  },
} satisfies Prisma.ExperimentSelect;

export type ExperimentRow = Prisma.ExperimentGetPayload<{ select: typeof experimentSelect }>;

export const letterOf = (position: number) => String.fromCharCode(65 + position);

/** The row in the view's shape; the JSON columns are checked again when the view is parsed on its way out. */
export function viewOf(row: ExperimentRow): z.input<typeof experimentView> {
  const { version, pilotKey, ...rest } = row;
  const plan = planSchema.parse(row.plan);
  return {
    ...rest,
    status: row.status as z.input<typeof experimentView>["status"],
    plan,
    isPilot: pilotKey !== null,
    expectation: expectationSchema.nullable().catch(null).parse(row.expectation),
    dataset: {
      id: version.dataset.id,
      name: version.dataset.name,
      versionId: version.id,
      number: version.number,
      sampleCount: version.sampleCount,
      contentHash: version.contentHash,
    },
    variants: row.variants.map((v) => ({
      id: v.id,
      position: v.position,
      letter: letterOf(v.position),
      name: v.name || `${v.promptVersion.prompt.name} v${v.promptVersion.number} · ${v.model.label}`,
      isControl: v.position === 0,
      settings: settingsSchema.parse(v.settings),
      prompt: {
        id: v.promptVersion.prompt.id,
        name: v.promptVersion.prompt.name,
        versionId: v.promptVersion.id,
        number: v.promptVersion.number,
      },
      model: { id: v.model.id, name: v.model.name, label: v.model.label, provider: v.model.connection.provider },
    })),
    evaluators: row.evaluators.map((e) => ({
      ...e,
      kind: e.kind as "metric" | "judge",
      config: manifestSchema.shape.evaluators.element.shape.config.parse(e.config),
      modelLabel: e.model?.label ?? null,
      isPrimary: e.position === plan.primary,
    })),
  };
}
