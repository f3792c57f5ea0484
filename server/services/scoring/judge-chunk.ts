import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isEmbedded } from "@/inngest/client";
import { buildJudgeMessages } from "@/server/core/judge/build-judge-messages";
import { judgeAnswerJsonSchema, parseScore } from "@/server/core/judge/parse-score";
import { imagesShownTo } from "@/server/core/model/image-support";
import { costMicroUsd } from "@/server/core/model/price";
import { ProviderError } from "@/server/core/model/provider-error";
import { spokenProvider } from "@/server/core/model/providers";
import { runTrialSeed } from "@/server/core/model/trial-seed";
import { estimateMessageTokens } from "@/server/core/prompt/estimate-tokens";
import type { Usage } from "@/server/providers/port";
import { pauseBrokenRun } from "../experiments/pause-broken-run";
import { enterGate } from "../gate/enter-gate";
import { withCallBook } from "../generation/call-book";
import { openLedger } from "../generation/call-ledger";
import { longestCallMs, withCallSignal } from "../generation/call-signal";
import { chunkInput, chunkReport } from "../generation/chunk-input";
import { visibleText } from "../generation/visible-text";
import { PaidCallError, workOpenCalls } from "../generation/work-open-calls";
import { task } from "../operation";
import { type OpenJudgement, openJudgeChunk } from "./open-judge-chunk";

const answerTokens = 200;
/** An answer outside the schema is asked for once more; then its error is the result, never a score of 0. */
const tries = 2;

type Judged = {
  parsed: ReturnType<typeof parseScore>;
  costMicroUsd: number;
  usage: Usage;
  latencyMs: number;
  requests: number;
};

/** Said without a call. */
const none = { number: null, usage: null, latencyMs: null };

/** One judge works through the answers of a chunk. */
export const judgeChunk = task({
  name: "judge-chunk.score",
  permission: "system:write",
  input: chunkInput.extend({ evaluatorId: z.uuid() }),
  output: chunkReport,
  async run({ input, actor, models }) {
    const { experimentId, evaluatorId } = input;
    const chunk = await openJudgeChunk.execute(actor, { ...input, isOnlyProcess: isEmbedded() });
    const { rubric, model } = chunk;
    const provider = models.open(chunk.connection);
    const { kind, baseUrl } = chunk.connection;
    const shown = imagesShownTo(spokenProvider(kind, baseUrl), model.name);
    const messagesOf = ({ inputs, candidate, expected }: OpenJudgement) =>
      buildJudgeMessages({
        rubric,
        input: inputs,
        candidate,
        reference: expected,
        images: { columns: chunk.imageColumns, shown },
        fence: randomBytes(12).toString("hex"),
      });
    async function ask(judgement: OpenJudgement, attempt: number, signal: AbortSignal): Promise<Judged> {
      const answer = await provider.generate({
        model: model.name,
        messages: messagesOf(judgement),
        settings: { temperature: 0 },
        jsonSchema: judgeAnswerJsonSchema(rubric),
        trialSeed: runTrialSeed({
          seed: chunk.seed,
          position: judgement.position,
          letter: `${chunk.letter}:judge`,
          repeat: judgement.repeat,
          attempt,
        }),
        signal,
      });
      const { usage } = answer;
      const latencyMs = Math.round(answer.latencyMs);
      const cost = costMicroUsd({ ...usage, latencyMs }, model);
      return { parsed: parseScore(answer.text, rubric), costMicroUsd: cost, usage, latencyMs, requests: 1 };
    }

    const report = await withCallBook(actor, experimentId, async (book) => {
      const ledger = openLedger(book, actor, { experimentId, purpose: evaluatorId, modelId: model.modelId });
      await ledger.abandon(chunk.judgements);
      return workOpenCalls<OpenJudgement, Judged>({
        calls: chunk.isLive ? chunk.judgements : [],
        underWay: chunk.underWay,
        purpose: evaluatorId,
        maxConcurrency: chunk.place.maxConcurrency,
        enter: (judgement) => enterGate(chunk.place, estimateMessageTokens(messagesOf(judgement)) + answerTokens),
        reserve: (judgement) =>
          ledger.reserve(
            judgement,
            tries *
              costMicroUsd(
                {
                  inputTokens: estimateMessageTokens(messagesOf(judgement)),
                  outputTokens: answerTokens,
                  cachedInputTokens: 0,
                  latencyMs: longestCallMs,
                },
                model,
              ),
          ),
        // One limit for both asks: no attempt may outlast what a recovery takes for lost.
        make: (judgement) =>
          withCallSignal(book.cancelled, async (signal) => {
            const first = await ask(judgement, judgement.failures + 1, signal);
            if (first.parsed.ok) return first;
            const second = await ask(judgement, judgement.failures + 2, signal).catch((error: unknown) => {
              throw error instanceof ProviderError ? new PaidCallError(error, first.costMicroUsd) : error;
            });
            return {
              parsed: second.parsed,
              costMicroUsd: first.costMicroUsd + second.costMicroUsd,
              usage: addUsage(first.usage, second.usage),
              latencyMs: first.latencyMs + second.latencyMs,
              requests: tries,
            };
          }),
        usedBy: ({ usage, requests }) => ({ tokens: usage.inputTokens + usage.outputTokens, requests }),
        keep: async ({ trialId, nextNumber }, { parsed, costMicroUsd: cost, usage, latencyMs }) => {
          const score = parsed.ok
            ? { value: parsed.normalized, detail: visibleText(`${parsed.score}: ${parsed.reason}`), error: null }
            : { value: null, detail: null, error: `${parsed.message} It was asked again once.` };
          await book.keepJudgement({
            number: nextNumber,
            modelId: model.modelId,
            score: { trialId, evaluatorId, isPassed: null, costMicroUsd: cost, ...score },
            usage,
            latencyMs: Math.round(latencyMs),
          });
        },
        fail: async (judgement, failure) => {
          const failed = ledger.fail(judgement, failure);
          if (!failure.isFinal) return failed;
          const error = `The judge could not be asked: ${failure.message}`;
          const { trialId } = judgement;
          const score = { trialId, evaluatorId, value: null, isPassed: null, detail: null, error, costMicroUsd: 0 };
          await Promise.all([failed, book.keepJudgement({ ...none, modelId: model.modelId, score })]);
        },
        clock: Date.now,
        random: Math.random,
        wait: (ms) => wait(ms),
      });
    });
    if (report.stopReason) await pauseBrokenRun.execute(actor, { experimentId, reason: report.stopReason });
    return report;
  },
});

const addUsage = (a: Usage, b: Usage): Usage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
  reasoningTokens: a.reasoningTokens + b.reasoningTokens,
});
