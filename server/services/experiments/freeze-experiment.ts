import { createHash } from "node:crypto";
import { z } from "zod";
import { experimentStarted } from "@/inngest/events";
import { AppError } from "@/server/core/errors";
import type { FrozenModel, Manifest } from "@/server/core/experiment/manifest";
import { isNoiseFloor } from "@/server/core/experiment/noise-floor";
import { experimentInput } from "@/server/core/experiment/schema";
import { experimentStatuses, whyNotStart } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import type { ModelPrice } from "@/server/core/model/price";
import { env } from "@/server/env";
import { whyNoMoney } from "../budgets/why-no-money";
import { loadPrices } from "../models/price-rows";
import { command } from "../operation";
import { expectationOf, forecastDraft } from "../planning/forecast-draft";
import { changeStatus } from "./change-status";
import { draftInputOf } from "./draft-input";
import { letterOf } from "./experiment-view";
import { loadExperiment } from "./load-experiment";
import { modelIdsOf, type ResolvedDraft, resolveDraft } from "./resolve-draft";

/** Launch: checks the draft once more, freezes all that the run depends on, and rings for its trials. */
export const freezeExperiment = command({
  name: "experiment.freeze",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, now, audit, emit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const reason = whyNotStart(before);
    if (reason) throw new AppError("conflict", reason);
    // Taken first: from here on an edit of the draft waits, and then finds no draft.
    const after = await changeStatus(db, actor, before, { status: "queued", startedAt: now });
    const draftInput = experimentInput.parse(await draftInputOf(db, actor, before.id));
    const draft = await resolveDraft(db, actor, draftInput);
    const [first] = draft.problems;
    if (first) throw new AppError("invalid", first.message, draft.problems);

    const modelIds = modelIdsOf(draft);
    const priceOf = await loadPrices(db, actor, modelIds, now);
    const of = { workspaceId: actor.workspaceId, experimentId: before.id, now };
    const noMoney = await whyNoMoney(db, of, modelIds.map(priceOf));
    if (noMoney) throw new AppError("conflict", noMoney);

    const variants = await db.variant.findMany({
      where: { workspaceId: actor.workspaceId, experimentId: before.id },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const evaluators = await db.evaluator.findMany({
      where: { workspaceId: actor.workspaceId, experimentId: before.id },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const manifest: Manifest = {
      format: 1,
      codeVersion: env().ASSAY_VERSION,
      seed: after.seed,
      dataset: {
        versionId: draft.version.id,
        name: draft.version.dataset.name,
        number: draft.version.number,
        contentHash: draft.version.contentHash,
        hasGroups: draft.version.hasGroups,
        imageColumns: draft.version.imageColumns,
        sampleCount: draft.sampleCount,
      },
      variants: draft.variants.map((v, position) => ({
        variantId: variants[position]?.id ?? "",
        letter: letterOf(position),
        name: v.name,
        promptVersionId: v.prompt.id,
        messages: v.messages,
        settings: v.settings,
        model: frozenModel(v.model, priceOf(v.model.id)),
      })),
      evaluators: draft.evaluators.map((e, position) => ({
        evaluatorId: evaluators[position]?.id ?? "",
        kind: e.kind,
        key: e.key,
        name: e.name,
        config: z.record(z.string(), z.json()).parse(e.config),
        model: e.model ? frozenModel(e.model, priceOf(e.model.id)) : null,
      })),
      plan: draftInput.plan,
    };
    const conditions = draft.variants.map((v) => ({
      promptVersionId: v.prompt.id,
      modelId: v.model.id,
      settings: v.settings,
    }));
    const expected = await forecastDraft(db, actor, draftInput, draft, now);
    await db.experiment.updateMany({
      where: { workspaceId: actor.workspaceId, id: before.id },
      data: {
        expectation: expectationOf(expected, draftInput, draft.sampleCount),
        // A pilot of equal variants is too small a measure of chance.
        isNoiseFloor: before.pilotKey === null && isNoiseFloor(conditions),
        manifest,
        manifestHash: createHash("sha256").update(JSON.stringify(manifest)).digest("hex"),
      },
    });
    audit(before, after);
    emit(experimentStarted.create({ workspaceId: actor.workspaceId, experimentId: before.id }));
    return after;
  },
});

function frozenModel(model: ResolvedDraft["variants"][number]["model"], price: ModelPrice): FrozenModel {
  return {
    modelId: model.id,
    name: model.name,
    label: model.label,
    provider: model.connection.provider as FrozenModel["provider"],
    connectionId: model.connectionId,
    maxConcurrency: model.connection.maxConcurrency,
    ...price,
  };
}
