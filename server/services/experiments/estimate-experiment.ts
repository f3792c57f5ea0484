import { z } from "zod";
import { noteBudget } from "@/server/core/budget/note-budget";
import { estimateDraft } from "@/server/core/experiment/draft-estimate";
import { expectedLatencyMs } from "@/server/core/experiment/expected-latency";
import { experimentInput } from "@/server/core/experiment/schema";
import { getMetric } from "@/server/core/metric/registry";
import type { PlannedCalls } from "@/server/core/model/estimate";
import { providerKind } from "@/server/core/model/schema";
import { estimateMessageTokens } from "@/server/core/prompt/estimate-tokens";
import { renderMessages, type TemplateValue } from "@/server/core/prompt/template";
import { loadPurses } from "../budgets/load-purses";
import { loadPrices } from "../models/price-rows";
import { query } from "../operation";
import { noteSettings } from "./note-settings";
import { modelIdsOf, type ResolvedDraft, resolveDraft } from "./resolve-draft";

const assumedOutputTokens = 250;
const judgeOverheadTokens = 500;
const judgeAnswerTokens = 120;
const lookedAt = 50;

const range = z.object({ low: z.number(), expected: z.number(), high: z.number() });

/** What a draft would cost and take before a cent is spent, and what stands in the way of its launch. */
export const estimateExperiment = query({
  name: "experiment.estimate",
  permission: "experiments:read",
  input: experimentInput,
  output: z.object({
    problems: z.array(z.object({ path: z.string(), message: z.string() })),
    /** What the chosen models will not be sent of the settings. */
    notes: z.array(z.object({ path: z.string(), message: z.string() })),
    sampleCount: z.number().int(),
    trials: z.number().int(),
    calls: z.number().int(),
    costMicroUsd: range,
    durationMs: range,
    detectableEffect: z.number().nullable(),
    assumptions: z.array(z.string()),
    /** Set when the run would meet a budget. */
    budgetNote: z.string().nullable(),
  }),
  async run({ input, actor, db, now }) {
    const draft = await resolveDraft(db, actor, input);
    const priceOf = await loadPrices(db, actor, modelIdsOf(draft), now);
    const samples = await db.sample.findMany({
      where: { workspaceId: actor.workspaceId, datasetVersionId: draft.version.id },
      orderBy: { position: "asc" },
      take: lookedAt,
      select: { inputs: true },
    });
    const trialsPerVariant = draft.sampleCount * input.plan.repeats;
    const inputTokensOf = (messages: ResolvedDraft["variants"][number]["messages"]) =>
      Math.ceil(
        samples.reduce(
          (sum, s) => sum + estimateMessageTokens(renderMessages(messages, s.inputs as Record<string, TemplateValue>)),
          0,
        ) / Math.max(1, samples.length),
      );
    const kind = (
      model: ResolvedDraft["variants"][number]["model"],
      tokens: { calls: number; inputTokens: number; outputTokens: number },
    ): PlannedCalls => ({
      ...tokens,
      price: priceOf(model.id),
      latencyMs: expectedLatencyMs(providerKind.parse(model.connection.provider)),
      concurrency: model.connection.maxConcurrency,
      requestsPerMinute: model.connection.requestsPerMinute,
      tokensPerMinute: model.connection.tokensPerMinute,
    });
    const generations = draft.variants.map((variant) =>
      kind(variant.model, {
        calls: trialsPerVariant,
        inputTokens: inputTokensOf(variant.messages),
        outputTokens: Math.min(variant.settings.maxOutputTokens ?? assumedOutputTokens, assumedOutputTokens),
      }),
    );
    const judgements = draft.evaluators.flatMap((evaluator) =>
      evaluator.model
        ? [
            kind(evaluator.model, {
              calls: trialsPerVariant * draft.variants.length,
              inputTokens: judgeOverheadTokens + assumedOutputTokens,
              outputTokens: judgeAnswerTokens,
            }),
          ]
        : [],
    );
    const primary = input.evaluators[input.plan.primary];
    const scale = primary?.kind === "metric" ? getMetric(primary.key).scale : { min: 0, max: 1 };
    const estimate = estimateDraft({
      planned: [...generations, ...judgements],
      plan: input.plan,
      sampleCount: draft.sampleCount,
      candidates: draft.variants.length - 1,
      scaleWidth: scale ? scale.max - scale.min : 1,
      outputTokens: assumedOutputTokens,
    });
    const purses = await loadPurses(db, actor.workspaceId, now, null);
    return {
      ...estimate,
      budgetNote: noteBudget(estimate.costMicroUsd, purses, input.budgetMicroUsd ?? null),
      problems: draft.problems,
      notes: noteSettings(draft),
      sampleCount: draft.sampleCount,
      trials: trialsPerVariant * draft.variants.length,
    };
  },
});
