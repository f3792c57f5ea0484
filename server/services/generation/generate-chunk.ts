import { setTimeout as wait } from "node:timers/promises";
import { isEmbedded } from "@/inngest/client";
import { costMicroUsd } from "@/server/core/model/price";
import { runTrialSeed } from "@/server/core/model/trial-seed";
import { estimateMessageTokens } from "@/server/core/prompt/estimate-tokens";
import { renderQuestion } from "@/server/core/prompt/render-question";
import { answerSchemaOf } from "@/server/core/prompt/schema";
import type { GenerateResult } from "@/server/providers/port";
import { pauseBrokenRun } from "../experiments/pause-broken-run";
import { enterGate } from "../gate/enter-gate";
import { task } from "../operation";
import { measureResponse } from "../scoring/measure-response";
import { withCallBook } from "./call-book";
import { openLedger } from "./call-ledger";
import { longestCallMs, withCallSignal } from "./call-signal";
import { chunkInput, chunkReport } from "./chunk-input";
import { type OpenTrial, openChunk } from "./open-chunk";
import { visibleText } from "./visible-text";
import { workOpenCalls } from "./work-open-calls";

/** What an answer is taken to cost before it is known, when the settings set no limit. */
const assumedOutputTokens = 1024;

/** Works the open trials of one chunk: reserve, call, keep; each by itself, so that a crash costs the calls under way only. */
export const generateChunk = task({
  name: "chunk.generate",
  permission: "system:write",
  input: chunkInput,
  output: chunkReport,
  async run({ input, actor, models }) {
    const { experimentId } = input;
    const chunk = await openChunk.execute(actor, { ...input, isOnlyProcess: isEmbedded() });
    const { variant } = chunk;
    const prices = variant.model;
    /** Without a limit a call is taken to be as long as the longest of this chunk so far. */
    let longestOutput = assumedOutputTokens;
    const provider = models.open(chunk.connection);
    const messagesOf = (trial: OpenTrial) => renderQuestion(variant.messages, trial.inputs, chunk.imageColumns);
    const expectedUsage = (trial: OpenTrial) => ({
      inputTokens: estimateMessageTokens(messagesOf(trial)),
      outputTokens: variant.settings.maxOutputTokens ?? longestOutput,
      cachedInputTokens: 0,
      latencyMs: longestCallMs,
    });

    const report = await withCallBook(actor, experimentId, async (book) => {
      const ledger = openLedger(book, actor, { experimentId, purpose: "generate", modelId: variant.model.modelId });
      await ledger.abandon(chunk.trials);
      return workOpenCalls<OpenTrial, GenerateResult>({
        calls: chunk.isLive ? chunk.trials : [],
        underWay: chunk.underWay,
        purpose: "generate",
        maxConcurrency: chunk.place.maxConcurrency,
        enter: (trial) => {
          const { inputTokens, outputTokens } = expectedUsage(trial);
          return enterGate(chunk.place, inputTokens + outputTokens);
        },
        reserve: (trial) => ledger.reserve(trial, costMicroUsd(expectedUsage(trial), prices)),
        make: (trial) =>
          withCallSignal(book.cancelled, (signal) =>
            provider.generate({
              model: variant.model.name,
              messages: messagesOf(trial),
              settings: variant.settings,
              jsonSchema: answerSchemaOf(variant.settings),
              trialSeed: runTrialSeed({
                seed: chunk.seed,
                position: trial.position,
                letter: variant.letter,
                repeat: trial.repeat,
                attempt: trial.failures + 1,
              }),
              expected: trial.expected ?? undefined,
              signal,
            }),
          ),
        usedBy: ({ usage }) => ({ tokens: usage.inputTokens + usage.outputTokens, requests: 1 }),
        keep: async (trial, result) => {
          longestOutput = Math.max(longestOutput, result.usage.outputTokens);
          const latencyMs = Math.round(result.latencyMs);
          const cost = costMicroUsd({ ...result.usage, latencyMs }, prices);
          const text = visibleText(result.text);
          await book.keepAnswer({
            trialId: trial.trialId,
            modelId: variant.model.modelId,
            number: trial.nextNumber,
            text,
            finishReason: result.finishReason,
            servedModel: visibleText(result.servedModel),
            ...result.usage,
            costMicroUsd: cost,
            latencyMs,
            timeToFirstTokenMs: result.timeToFirstTokenMs === null ? null : Math.round(result.timeToFirstTokenMs),
            scores: measureResponse(chunk.metrics, {
              trialId: trial.trialId,
              text,
              expected: trial.expected,
              latencyMs: result.latencyMs,
              costMicroUsd: cost,
            }),
          });
        },
        fail: ledger.fail,
        clock: Date.now,
        random: Math.random,
        wait: (ms) => wait(ms),
      });
    });
    if (report.stopReason) await pauseBrokenRun.execute(actor, { experimentId, reason: report.stopReason });
    return report;
  },
});
