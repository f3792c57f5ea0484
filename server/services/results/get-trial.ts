import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { type ExperimentStatus, shownTrialStatus, trialStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { textOf } from "@/server/core/prompt/message-parts";
import { renderQuestion } from "@/server/core/prompt/render-question";
import { messageSchema } from "@/server/core/prompt/schema";
import type { TemplateValue } from "@/server/core/prompt/template";
import { instant } from "@/server/core/units";
import { letterOf } from "../experiments/experiment-view";
import { loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";

export const trialView = z.object({
  trialId: z.string(),
  letter: z.string(),
  variantName: z.string(),
  position: z.number().int(),
  repeat: z.number().int(),
  status: z.enum(trialStatuses),
  failureKind: z.string().nullable(),
  failureMessage: z.string().nullable(),
  inputs: z.record(z.string(), z.json()),
  expected: z.string().nullable(),
  /** The prompt as it was sent, pictures named at their places. */
  messages: z.array(messageSchema),
  response: z
    .object({
      text: z.string(),
      finishReason: z.string(),
      servedModel: z.string(),
      inputTokens: z.number().int(),
      outputTokens: z.number().int(),
      costMicroUsd: z.number().int(),
      latencyMs: z.number().int(),
      timeToFirstTokenMs: z.number().int().nullable(),
      createdAt: instant,
    })
    .nullable(),
  scores: z.array(
    z.object({
      evaluatorId: z.string(),
      name: z.string(),
      value: z.number().nullable(),
      isPassed: z.boolean().nullable(),
      detail: z.string().nullable(),
      error: z.string().nullable(),
    }),
  ),
  attempts: z.array(
    z.object({
      purpose: z.string(),
      number: z.number().int(),
      startedAt: instant,
      finishedAt: instant.nullable(),
      outcome: z.string().nullable(),
      costMicroUsd: z.number().int().nullable(),
      errorKind: z.string().nullable(),
      errorMessage: z.string().nullable(),
    }),
  ),
});

/** Everything about one trial: what was sent, what came back, what it scored, and every attempt. */
export const getTrial = query({
  name: "results.get-trial",
  permission: "results:read",
  input: z.object({ trialId: id("trial") }),
  output: trialView,
  async run({ input, actor, db }) {
    const row = await db.trial.findFirst({
      where: { workspaceId: actor.workspaceId, id: input.trialId },
      include: {
        experiment: { select: { status: true } },
        variant: { select: { position: true, name: true } },
        sample: { select: { inputs: true, expected: true } },
        response: true,
        scores: { include: { evaluator: { select: { name: true, position: true } } } },
        attempts: { orderBy: { startedAt: "asc" } },
      },
    });
    if (!row) throw new AppError("not_found", "There is no such trial in this workspace.");
    const manifest = await loadManifest(db, actor, row.experimentId);
    const variant = manifest.variants.find((v) => v.variantId === row.variantId);
    const names = new Map(manifest.evaluators.map((e) => [e.evaluatorId, e.name]));
    const inputs = row.sample.inputs as Record<string, TemplateValue>;
    return {
      ...row,
      trialId: row.id,
      status: shownTrialStatus(row.status, row.experiment.status as ExperimentStatus),
      letter: letterOf(row.variant.position),
      variantName: variant?.name ?? row.variant.name,
      inputs,
      expected: row.sample.expected,
      messages: renderQuestion(variant?.messages ?? [], inputs, manifest.dataset.imageColumns ?? []).map(
        ({ role, content }) => ({ role, content: textOf(content) }),
      ),
      scores: [...row.scores]
        .sort((a, b) => a.evaluator.position - b.evaluator.position)
        .map((score) => ({ ...score, name: score.evaluator.name })),
      attempts: row.attempts.map((a) => ({
        ...a,
        purpose: a.purpose === "generate" ? "Answer" : (names.get(a.purpose) ?? "Judge"),
      })),
    };
  },
});
