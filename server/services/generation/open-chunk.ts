import { z } from "zod";
import { AppError } from "@/server/core/errors";
import type { Manifest } from "@/server/core/experiment/manifest";
import type { TemplateValue } from "@/server/core/prompt/template";
import type { ProviderConnection } from "@/server/providers/port";
import { loadManifest } from "../experiments/load-experiment";
import { loadPlace, type Place } from "../gate/load-place";
import { loadProviderConnection } from "../models/load-provider-connection";
import { query } from "../operation";
import { isClaimed } from "./call-claims";
import { chunkInput } from "./chunk-input";
import { nextCallOf, type OpenCallState } from "./open-call-rows";
import { isRunning } from "./reserve-attempts";

export type OpenTrial = OpenCallState & {
  trialId: string;
  repeat: number;
  position: number;
  inputs: Record<string, TemplateValue>;
  expected: string | null;
};

export type OpenChunk = {
  seed: string;
  variant: Manifest["variants"][number];
  imageColumns: string[];
  metrics: Manifest["evaluators"];
  connection: ProviderConnection;
  place: Place;
  /** False when the run is paused or over: no call is to be made, only those that lost their process are to be settled. */
  isLive: boolean;
  trials: OpenTrial[];
  /** How many more are under way in this moment. */
  underWay: number;
};

/** The trials of a chunk that still want an answer, with all that a call needs. */
export const openChunk = query({
  name: "chunk.open",
  permission: "system:write",
  input: chunkInput.extend({ isOnlyProcess: z.boolean() }),
  output: z.custom<OpenChunk>(),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const manifest = await loadManifest(db, actor, input.experimentId);
    const variant = manifest.variants.find((v) => v.variantId === input.variantId);
    if (!variant) throw new AppError("not_found", "This run has no such variant.");
    const isLive = await isRunning(db, { workspaceId, experimentId: input.experimentId, now });
    const rows = await db.trial.findMany({
      where: {
        workspaceId,
        experimentId: input.experimentId,
        variantId: input.variantId,
        position: { gte: input.from, lt: input.to },
        ...(isLive ? {} : { attempts: { some: { purpose: "generate", outcome: null } } }),
        status: "pending",
      },
      orderBy: [{ position: "asc" }, { repeat: "asc" }],
      select: {
        id: true,
        repeat: true,
        position: true,
        sample: { select: { inputs: true, expected: true } },
        attempts: {
          where: { purpose: "generate" },
          select: { number: true, outcome: true, errorKind: true, startedAt: true, retryAt: true },
        },
      },
    });
    const trials = rows.flatMap((row): OpenTrial[] => {
      const isUnderWayHere = isClaimed(row.id, "generate");
      const next = nextCallOf(row.attempts, { isUnderWayHere, isOnlyProcess: input.isOnlyProcess, now });
      if (!next) return [];
      const { repeat, position, sample } = row;
      const inputs = sample.inputs as Record<string, TemplateValue>;
      return [{ ...next, trialId: row.id, repeat, position, inputs, expected: sample.expected }];
    });
    return {
      seed: manifest.seed,
      variant,
      imageColumns: manifest.dataset.imageColumns ?? [],
      metrics: manifest.evaluators.filter((e) => e.kind === "metric"),
      isLive,
      place: await loadPlace(db, actor, manifest, variant.model),
      connection: await loadProviderConnection(db, workspaceId, variant.model.connectionId),
      trials,
      underWay: rows.length - trials.length,
    };
  },
});
