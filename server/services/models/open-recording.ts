import { createHash } from "node:crypto";
import type { Actor } from "@/server/core/access/actor";
import { renderMessages, type TemplateValue } from "@/server/core/prompt/template";
import { withTenant } from "@/server/db/with-tenant";
import type { FinishReason, GenerateResult, Message, Recording } from "@/server/providers/port";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";

/** Of a variant's questions: the hash of the messages, and the samples that they were made of. */
type Questions = Map<string, string[]>;
type Variant = { variantId: string; questions: Questions };

/**
 * The answers of a finished run, found by the messages of a question. Responses do not keep what was asked, so the
 * questions are rendered again from manifest and samples, once for each variant; neither changes any more.
 */
export function openRecording(workspaceId: string, experimentId: string): Recording {
  const actor: Actor = { kind: "system", workspaceId, job: "recording" };
  const variants = new Map<string, Promise<Variant | null>>();

  function variantOf(letter: string): Promise<Variant | null> {
    const known = variants.get(letter);
    if (known !== undefined) return known;
    const loading = loadVariant(actor, experimentId, letter);
    variants.set(letter, loading);
    loading.catch(() => variants.delete(letter));
    return loading;
  }

  return {
    id: experimentId,
    listModels: () =>
      withTenant(workspaceId, async (db) => {
        const { variants } = await loadManifest(db, actor, experimentId);
        return variants.map(({ letter, name }) => ({ name: letter, label: recordedLabel(letter, name) }));
      }),
    async find({ model, messages, repeat }) {
      const variant = await variantOf(model);
      if (!variant) return { reason: `The recorded run has no variant ${model}.` };
      const sampleIds = variant.questions.get(hashOf(messages));
      if (!sampleIds) {
        return {
          reason: `The recorded run did not ask variant ${model} this: none of its questions has the same messages. Use its prompt and its dataset.`,
        };
      }
      const answers = await loadAnswers(actor, experimentId, { variantId: variant.variantId, sampleIds });
      const answer = answers.find((each) => each.repeat === repeat) ?? answers[0];
      return answer
        ? { answer: answer.result }
        : { reason: `The recorded run asked variant ${model} this, but has no answer: its call failed.` };
    },
  };
}

export const recordedLabel = (letter: string, name: string) => `${letter} · ${name} (recorded)`;

function loadVariant(actor: Actor, experimentId: string, letter: string): Promise<Variant | null> {
  const { workspaceId } = actor;
  return withTenant(workspaceId, async (db) => {
    await loadExperiment(db, actor, experimentId);
    const { variants } = await loadManifest(db, actor, experimentId);
    const variant = variants.find((each) => each.letter === letter);
    if (!variant) return null;
    const trials = await db.trial.findMany({
      where: { workspaceId, experimentId, variantId: variant.variantId, repeat: 0 },
      orderBy: { position: "asc" },
      select: { sampleId: true, sample: { select: { inputs: true } } },
    });
    const questions: Questions = new Map();
    for (const { sampleId, sample } of trials) {
      const hash = hashOf(renderMessages(variant.messages, sample.inputs as Record<string, TemplateValue>));
      questions.set(hash, [...(questions.get(hash) ?? []), sampleId]);
    }
    return { variantId: variant.variantId, questions };
  });
}

type Answer = { repeat: number; result: GenerateResult };

function loadAnswers(
  { workspaceId }: Actor,
  experimentId: string,
  { variantId, sampleIds }: { variantId: string; sampleIds: string[] },
): Promise<Answer[]> {
  return withTenant(workspaceId, async (db) => {
    const trials = await db.trial.findMany({
      where: { workspaceId, experimentId, variantId, sampleId: { in: sampleIds }, response: { isNot: null } },
      orderBy: [{ position: "asc" }, { repeat: "asc" }],
      select: { repeat: true, response: true },
    });
    return trials.flatMap(({ repeat, response }) => {
      if (!response) return [];
      const { text, servedModel, latencyMs, timeToFirstTokenMs } = response;
      const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = response;
      const usage = { inputTokens, outputTokens, cachedInputTokens, reasoningTokens };
      const finishReason = response.finishReason as FinishReason;
      return [{ repeat, result: { text, finishReason, usage, latencyMs, timeToFirstTokenMs, servedModel } }];
    });
  });
}

const hashOf = (messages: readonly Pick<Message, "role" | "content">[]): string =>
  createHash("sha256")
    .update(JSON.stringify(messages.map(({ role, content }) => [role, content])))
    .digest("base64");
