import { eventType } from "inngest";
import { z } from "zod";
import { lanes } from "@/server/core/experiment/lane";

const experiment = { workspaceId: z.uuid(), experimentId: z.uuid() };

/** A run was asked for: its trials are to be planned. */
export const experimentStarted = eventType("experiment/started", { schema: z.object(experiment) });

const chunk = {
  ...experiment,
  variantId: z.uuid(),
  connectionId: z.uuid(),
  lane: z.enum(lanes),
  /** Positions in the frozen order, the end excluded. */
  from: z.number().int(),
  to: z.number().int(),
};

/** Trials of one variant wait for their answers. */
export const trialsPlanned = eventType("trials/planned", { schema: z.object(chunk) });

/** Answers of one variant wait for one judge. */
export const responsesGenerated = eventType("responses/generated", {
  schema: z.object({ ...chunk, evaluatorId: z.uuid() }),
});

/** Rows moved: the snapshot that everybody reads is out of date. */
export const resultsOutdated = eventType("results/outdated", { schema: z.object(experiment) });

/** Somebody looks behind the verdict, or the run has ended: its analysis is out of date. */
export const analysisAsked = eventType("results/analysis-asked", { schema: z.object(experiment) });

/** A local host is to pull a model. */
export const pullStarted = eventType("pull/started", { schema: z.object({ workspaceId: z.uuid(), pullId: z.uuid() }) });

export type ChunkEvent = z.infer<typeof trialsPlanned.schema>;
export type JudgeChunkEvent = z.infer<typeof responsesGenerated.schema>;

/** What an operation may emit: created events, sent after its commit. */
export type OutgoingEvent = { name: string; data: Record<string, unknown>; id?: string };
