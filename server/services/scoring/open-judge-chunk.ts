import { z } from "zod";
import { AppError } from "@/server/core/errors";
import type { FrozenModel } from "@/server/core/experiment/manifest";
import { type Rubric, rubricSchema } from "@/server/core/judge/schema";
import type { TemplateValue } from "@/server/core/prompt/template";
import type { ProviderConnection } from "@/server/providers/port";
import { loadManifest } from "../experiments/load-experiment";
import { loadPlace, type Place } from "../gate/load-place";
import { isClaimed } from "../generation/call-claims";
import { chunkInput } from "../generation/chunk-input";
import { nextCallOf, type OpenCallState } from "../generation/open-call-rows";
import { isRunning } from "../generation/reserve-attempts";
import { loadProviderConnection } from "../models/load-provider-connection";
import { query } from "../operation";

export type OpenJudgement = OpenCallState & {
  trialId: string;
  repeat: number;
  position: number;
  inputs: Record<string, TemplateValue>;
  expected: string | null;
  candidate: string;
};

export type OpenJudgeChunk = {
  seed: string;
  letter: string;
  rubric: Rubric;
  imageColumns: string[];
  model: FrozenModel;
  connection: ProviderConnection;
  place: Place;
  /** False when the run is paused or over: no call is to be made, only those that lost their process are to be settled. */
  isLive: boolean;
  judgements: OpenJudgement[];
  /** How many more are under way in this moment. */
  underWay: number;
};

/** The answers of a chunk that one judge has not scored yet. */
export const openJudgeChunk = query({
  name: "judge-chunk.open",
  permission: "system:write",
  input: chunkInput.extend({ evaluatorId: z.uuid(), isOnlyProcess: z.boolean() }),
  output: z.custom<OpenJudgeChunk>(),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const { evaluatorId } = input;
    const manifest = await loadManifest(db, actor, input.experimentId);
    const judge = manifest.evaluators.find((e) => e.evaluatorId === evaluatorId);
    const variant = manifest.variants.find((v) => v.variantId === input.variantId);
    if (!judge?.model || !variant) throw new AppError("not_found", "This run has no such judge.");
    const isLive = await isRunning(db, { workspaceId, experimentId: input.experimentId, now });
    const rows = await db.trial.findMany({
      where: {
        workspaceId,
        experimentId: input.experimentId,
        variantId: input.variantId,
        position: { gte: input.from, lt: input.to },
        ...(isLive ? {} : { attempts: { some: { purpose: evaluatorId, outcome: null } } }),
        status: "succeeded",
        scores: { none: { evaluatorId } },
      },
      orderBy: [{ position: "asc" }, { repeat: "asc" }],
      select: {
        id: true,
        repeat: true,
        position: true,
        sample: { select: { inputs: true, expected: true } },
        response: { select: { text: true } },
        attempts: {
          where: { purpose: evaluatorId },
          select: { number: true, outcome: true, errorKind: true, startedAt: true, retryAt: true },
        },
      },
    });
    const judgements = rows.flatMap((row): OpenJudgement[] => {
      const isUnderWayHere = isClaimed(row.id, evaluatorId);
      const next = nextCallOf(row.attempts, { isUnderWayHere, isOnlyProcess: input.isOnlyProcess, now });
      if (!next || !row.response) return [];
      const { repeat, position, sample } = row;
      const { expected } = sample;
      const inputs = sample.inputs as Record<string, TemplateValue>;
      return [{ ...next, trialId: row.id, repeat, position, inputs, expected, candidate: row.response.text }];
    });
    return {
      seed: manifest.seed,
      letter: variant.letter,
      rubric: rubricSchema.parse(judge.config),
      imageColumns: manifest.dataset.imageColumns ?? [],
      model: judge.model,
      isLive,
      place: await loadPlace(db, actor, manifest, judge.model),
      connection: await loadProviderConnection(db, workspaceId, judge.model.connectionId),
      judgements,
      underWay: rows.length - judgements.length,
    };
  },
});
