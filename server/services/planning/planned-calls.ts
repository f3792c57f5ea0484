import type { Actor } from "@/server/core/access/actor";
import { expectedLatencyMs } from "@/server/core/experiment/expected-latency";
import type { PlannedCalls } from "@/server/core/model/estimate";
import { costMicroUsd, type ModelPrice } from "@/server/core/model/price";
import { providerKind } from "@/server/core/model/schema";
import { assumedCalls, callWords } from "@/server/core/planning/call-words";
import type { Assumption } from "@/server/core/planning/forecast-schema";
import { type MeasuredCalls, withMeasured } from "@/server/core/planning/measured-calls";
import { estimateMessageTokens } from "@/server/core/prompt/estimate-tokens";
import { renderQuestion } from "@/server/core/prompt/render-question";
import type { TemplateValue } from "@/server/core/prompt/template";
import type { Tx } from "@/server/db/client";
import { judgeImageTokens } from "../experiments/draft-images";
import type { DraftModel } from "../experiments/note-settings";
import { modelIdsOf, type ResolvedDraft } from "../experiments/resolve-draft";
import { loadPrices } from "../models/price-rows";
import type { DraftEvidence } from "./find-evidence";

const { outputTokens: assumedOutputTokens, judgeOverheadTokens, judgeAnswerTokens, samplesCounted } = assumedCalls;

/** The calls that so many samples and repeats of a draft need: as an earlier run measured them, else as is usual. */
export async function plannedCalls(
  db: Tx,
  actor: Actor,
  draft: ResolvedDraft,
  evidence: DraftEvidence | null,
  now: Date,
): Promise<{ calls: (samples: number, repeats: number) => PlannedCalls[]; assumptions: Assumption[] }> {
  const priceOf = await loadPrices(db, actor, modelIdsOf(draft), now);
  const samples = await db.sample.findMany({
    where: { workspaceId: actor.workspaceId, datasetVersionId: draft.version.id },
    orderBy: { position: "asc" },
    take: samplesCounted,
    select: { inputs: true },
  });
  const inputTokensOf = (messages: ResolvedDraft["variants"][number]["messages"]) =>
    Math.ceil(
      samples.reduce((sum, { inputs }) => {
        const question = renderQuestion(messages, inputs as Record<string, TemplateValue>, draft.version.imageColumns);
        return sum + estimateMessageTokens(question);
      }, 0) / Math.max(1, samples.length),
    );
  const kind = (
    model: DraftModel,
    tokens: Pick<PlannedCalls, "inputTokens" | "outputTokens">,
    measured: MeasuredCalls | undefined,
  ): PlannedCalls =>
    withMeasured(
      {
        ...tokens,
        calls: 1,
        price: priceOf(model.id),
        latencyMs: expectedLatencyMs(providerKind.parse(model.connection.provider)),
        concurrency: model.connection.maxConcurrency,
        requestsPerMinute: model.connection.requestsPerMinute,
        tokensPerMinute: model.connection.tokensPerMinute,
      },
      measured,
    );
  const generations = draft.variants.map((variant, index) =>
    kind(
      variant.model,
      {
        inputTokens: inputTokensOf(variant.messages),
        outputTokens: Math.min(variant.settings.maxOutputTokens ?? assumedOutputTokens, assumedOutputTokens),
      },
      evidence?.variants[index],
    ),
  );
  const judgements = draft.evaluators.flatMap(({ model }, index) => {
    if (!model) return [];
    const measured = evidence?.evaluators[index];
    const isSamePrice = measured !== undefined && costsTheSame(measured.price, priceOf(model.id));
    return kind(
      model,
      {
        inputTokens: judgeOverheadTokens + assumedOutputTokens + judgeImageTokens(draft.version, model),
        outputTokens: judgeAnswerTokens,
      },
      measured && { ...measured, costMicroUsd: isSamePrice ? measured.costMicroUsd : null },
    );
  });
  return {
    calls: (count, repeats) => [
      ...generations.map((each) => ({ ...each, calls: count * repeats })),
      ...judgements.map((each) => ({ ...each, calls: count * repeats * draft.variants.length })),
    ],
    assumptions: callWords(generations, judgements),
  };
}

/** A price that was frozen before prices had more parts has none of them. */
function costsTheSame(then: ModelPrice, now: ModelPrice): boolean {
  const calls = [
    { inputTokens: 1_000_000, outputTokens: 0, latencyMs: 0 },
    { inputTokens: 0, outputTokens: 1_000_000, latencyMs: 1_000_000 },
  ];
  return calls.every((call) => costMicroUsd(call, then) === costMicroUsd(call, now));
}
