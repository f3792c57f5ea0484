import { z } from "zod";
import { id } from "@/server/core/ids";
import { diagnose } from "@/server/core/model/diagnose";
import { costMicroUsd } from "@/server/core/model/price";
import { ProviderError } from "@/server/core/model/provider-error";
import type { GenerateResult } from "@/server/providers/port";
import { type Models, task } from "../operation";
import { type OpenedModel, openModel } from "./open-model";
import { recordModelCheck } from "./record-model-check";
import { failureView } from "./run-check";

/** A model that must first be loaded into memory takes its time. */
const patienceMs = 90_000;

/** Enough for a word, and for the least that providers take; a thinking model may use it up before it writes. */
const maxOutputTokens = 64;

/** One tiny answer of one model, really made and paid for: whether its name, its key and its settings are taken. */
export const checkModel = task({
  name: "model.check",
  permission: "connections:write",
  input: z.object({ modelId: id("model") }),
  output: z.object({
    isWorking: z.boolean(),
    message: z.string(),
    text: z.string(),
    latencyMs: z.number().int().nullable(),
    timeToFirstTokenMs: z.number().int().nullable(),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    costMicroUsd: z.number().int(),
    failure: failureView.nullable(),
  }),
  async run({ input, actor, models }) {
    const opened = await openModel.execute(actor, input);
    const answer = await ask(models, opened);
    if (answer instanceof ProviderError) {
      const diagnosis = diagnose(answer, { hasKey: opened.connection.apiKey !== null, model: opened.name });
      const nothing = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
      await recordModelCheck.execute(actor, { ...input, isWorking: false, ...nothing });
      return {
        isWorking: false,
        message: diagnosis.meaning,
        text: "",
        latencyMs: null,
        timeToFirstTokenMs: null,
        ...nothing,
        failure: { ...diagnosis, detail: answer.message },
      };
    }
    const { inputTokens, outputTokens } = answer.usage;
    const cost = costMicroUsd({ ...answer.usage, latencyMs: Math.round(answer.latencyMs) }, opened.price);
    const figures = { inputTokens, outputTokens, costMicroUsd: cost };
    await recordModelCheck.execute(actor, { ...input, isWorking: true, ...figures });
    return {
      isWorking: true,
      message: wordsFor(answer),
      text: answer.text.slice(0, 200),
      latencyMs: answer.latencyMs,
      timeToFirstTokenMs: answer.timeToFirstTokenMs,
      ...figures,
      failure: null,
    };
  },
});

async function ask(models: Models, { name, connection }: OpenedModel): Promise<GenerateResult | ProviderError> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    return await models.open(connection).generate({
      model: name,
      messages: [{ role: "user", content: "Reply with the single word OK." }],
      settings: { maxOutputTokens },
      signal,
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kind !== "aborted") return error;
    const message = `No answer within ${patienceMs / 1000} s.`;
    return new ProviderError("timeout", message, { fault: "first-byte-timeout" });
  }
}

function wordsFor({ finishReason, latencyMs, usage }: GenerateResult): string {
  const figures = `${latencyMs.toLocaleString("en")} ms with ${usage.outputTokens} tokens`;
  if (finishReason === "refusal" || finishReason === "content_filter") {
    return `The model declined to answer after ${figures}. Its name, key and settings were accepted.`;
  }
  if (finishReason === "length" || finishReason === "empty") {
    return `The model used its ${maxOutputTokens} tokens in ${figures} before it ended, as thinking models do. It works.`;
  }
  return `The model answered in ${figures}.`;
}
