import type { Actor } from "@/server/core/access/actor";
import { AppError, type FieldError } from "@/server/core/errors";
import { measureLimitProblems } from "@/server/core/experiment/measure-limits";
import type { ExperimentInput } from "@/server/core/experiment/schema";
import { getMetric, requiresExpected } from "@/server/core/metric/registry";
import { messageSchema, settingsSchema } from "@/server/core/prompt/schema";
import { checkVariables } from "@/server/core/prompt/template";
import type { Tx } from "@/server/db/client";
import { checkVariantImages } from "./draft-images";
import { letterOf } from "./experiment-view";

/** The rows that a draft names, and what stands in the way of its launch, field by field. */
export async function resolveDraft(db: Tx, actor: Actor, input: ExperimentInput) {
  const { workspaceId } = actor;
  const version = await db.datasetVersion.findFirst({
    where: { workspaceId, id: input.datasetVersionId },
    include: { dataset: { select: { name: true } } },
  });
  if (!version) throw new AppError("not_found", "There is no such dataset version in this workspace.");
  const prompts = await db.promptVersion.findMany({
    where: { workspaceId, id: { in: input.variants.map((v) => v.promptVersionId) } },
    include: { prompt: { select: { name: true } } },
  });
  const judgeModels = input.evaluators.flatMap((e) => (e.kind === "judge" ? [e.modelId] : []));
  const models = await db.model.findMany({
    where: { workspaceId, id: { in: [...input.variants.map((v) => v.modelId), ...judgeModels] } },
    include: { connection: true },
  });
  const modelOf = (modelId: string) => {
    const model = models.find((m) => m.id === modelId);
    if (!model) throw new AppError("not_found", "There is no such model in this workspace.");
    return model;
  };

  const problems: FieldError[] = [];
  const variants = input.variants.map((variant, index) => {
    const prompt = prompts.find((p) => p.id === variant.promptVersionId);
    if (!prompt) throw new AppError("not_found", "There is no such prompt version in this workspace.");
    const model = modelOf(variant.modelId);
    const check = checkVariables(prompt.variables, version.inputColumns);
    if (check.message) {
      problems.push({
        path: `variants.${index}.promptVersionId`,
        message: `Variant ${letterOf(index)}: ${check.message}`,
      });
    }
    const messages = messageSchema.array().parse(prompt.messages);
    problems.push(...checkVariantImages(version, { messages, model }, index));
    return {
      /** What the draft itself says; the rest may come from the prompt version and is resolved anew at each look. */
      own: variant,
      name: variant.name || `${prompt.prompt.name} v${prompt.number} · ${model.label}`,
      prompt,
      model,
      messages,
      settings: { ...settingsSchema.parse(prompt.settings), ...variant.settings },
    };
  });
  const evaluators = input.evaluators.map((evaluator, index) => {
    if (evaluator.kind === "judge") {
      return {
        kind: evaluator.kind,
        key: "judge",
        name: evaluator.name,
        config: evaluator.rubric,
        model: modelOf(evaluator.modelId),
      };
    }
    const metric = getMetric(evaluator.key);
    const config = metric.configSchema.safeParse(evaluator.config);
    if (!config.success) {
      for (const issue of config.error.issues) {
        problems.push({
          path: `evaluators.${index}.${issue.path.join(".")}`,
          message: `${metric.label}: ${issue.message}`,
        });
      }
    }
    if (config.success && requiresExpected(metric, config.data) && !version.hasExpected) {
      problems.push({
        path: `evaluators.${index}`,
        message: `${metric.label} compares with a reference answer, but this dataset has no column mapped to "expected".`,
      });
    }
    return {
      kind: evaluator.kind,
      key: metric.key,
      name: metric.label,
      config: config.data ?? evaluator.config,
      model: null,
    };
  });
  if (input.plan.primary >= evaluators.length) {
    problems.push({ path: "plan.primary", message: "Choose what matters among the things that are measured." });
  }
  const primary = input.evaluators[input.plan.primary];
  if (primary?.kind === "metric" && getMetric(primary.key).scale === null) {
    const name = getMetric(primary.key).label;
    problems.push({
      path: "plan.primary",
      message: `${name} cannot be what matters: choose a quality metric, and set ${name.toLowerCase()} as a guardrail or look for "as good, but cheaper".`,
    });
  }
  problems.push(...measureLimitProblems(input));
  const sampleCount = Math.min(version.sampleCount, input.plan.sampleLimit ?? version.sampleCount);
  return { version, variants, evaluators, problems, sampleCount };
}

/** Every model that a run of the draft would call. */
export const modelIdsOf = ({ variants, evaluators }: Pick<ResolvedDraft, "variants" | "evaluators">): string[] =>
  [...variants, ...evaluators].flatMap(({ model }) => (model ? [model.id] : []));

export type ResolvedDraft = Awaited<ReturnType<typeof resolveDraft>>;
