import { ProviderError } from "@/server/core/model/provider-error";
import { type SimulatorModel, simulatorModels } from "@/server/core/model/simulator-models";
import { estimateTokens } from "@/server/core/prompt/estimate-tokens";
import type { GenerateRequest, Provider, Usage } from "../port";
import { drawTrial } from "./draw-trial";
import { embedText } from "./embed-text";
import { type JudgeTask, readJudgeTask } from "./judge-candidate";
import { waitFor } from "./wait-for";
import { writeAnswer } from "./write-answer";

export type SimulatorOptions = {
  /** Real waiting per simulated millisecond; 1 when left out, 0 answers at once. Reported latencies do not change. */
  latencyScale?: number;
  /** As for the others: what is refused with a real model must not pass with a simulated one. */
  assertOutsideTransaction?: () => void;
};

const firstTokenShare = 0.3;
const mostPieces = 12;

/**
 * A provider that is none: seeded, deterministic answers of set quality, latency, price, error and refusal rate
 * (core/model/simulator-models holds the truth). The same model, trial seed, messages and settings give the same
 * answer, counts and times, byte for byte; latencies are the drawn ones, whatever the machine was busy with.
 */
export function createSimulator({ latencyScale = 1, assertOutsideTransaction }: SimulatorOptions = {}): Provider {
  return {
    async generate(request) {
      assertOutsideTransaction?.();
      const model = findModel(request.model);
      const task = readJudgeTask(request.messages);
      const trial = drawTrial(model, request, subjectOf(request, task));
      const firstTokenMs = Math.round(trial.latencyMs * firstTokenShare);
      await waitFor(firstTokenMs * latencyScale, request.signal);
      if (trial.errorKind !== null) throw simulatedError(trial.errorKind);

      const { text, finishReason } = writeAnswer(model, request, task, trial);
      await say(text, (trial.latencyMs - firstTokenMs) * latencyScale, request);
      return {
        text,
        finishReason: finishReason === "stop" && text.trim() === "" ? "empty" : finishReason,
        usage: usageOf(request.messages.map((message) => message.content).join("\n"), text),
        timeToFirstTokenMs: firstTokenMs,
        latencyMs: trial.latencyMs,
        servedModel: model.name,
      };
    },

    async embed(request) {
      assertOutsideTransaction?.();
      if (request.signal.aborted) throw new ProviderError("aborted", "The call was cancelled.");
      return { vectors: request.inputs.map(embedText), usage: usageOf(request.inputs.join("\n"), "") };
    },

    async listModels() {
      return simulatorModels.map(
        ({ name, label, contextTokens, inputMicroUsdPerMillion, outputMicroUsdPerMillion }) => ({
          name,
          label,
          contextTokens,
          inputMicroUsdPerMillion,
          outputMicroUsdPerMillion,
        }),
      );
    },

    async checkHealth() {
      return {
        isReachable: true,
        message: "The simulator is part of the product and always there.",
        latencyMs: 0,
        modelCount: simulatorModels.length,
        failure: null,
      };
    },
  };
}

function findModel(name: string): SimulatorModel {
  const model = simulatorModels.find((model) => model.name === name);
  if (model !== undefined) return model;
  const known = simulatorModels.map((model) => model.name).join(", ");
  throw new ProviderError("not_found", `The simulator has no model ${name}. It has: ${known}.`);
}

/** A judge's prompt carries a fence that is new in every call; what is judged is what names the task. */
function subjectOf(request: GenerateRequest, task: JudgeTask | null): string {
  const { temperature, topP, maxOutputTokens, stop, seed } = request.settings;
  return JSON.stringify([task ?? request.messages, temperature, topP, maxOutputTokens, stop, seed]);
}

function simulatedError(kind: ProviderError["kind"]): ProviderError {
  const retryAfterMs = kind === "rate_limit" ? 200 : undefined;
  return new ProviderError(kind, `Simulated failure of the first attempt (${kind}). A retry succeeds.`, {
    retryAfterMs,
  });
}

function usageOf(prompt: string, text: string): Usage {
  return {
    inputTokens: estimateTokens(prompt),
    outputTokens: estimateTokens(text),
    cachedInputTokens: 0,
    reasoningTokens: 0,
  };
}

async function say(text: string, durationMs: number, { onText, signal }: GenerateRequest): Promise<void> {
  if (onText === undefined) return waitFor(durationMs, signal);
  const characters = [...text];
  const size = Math.max(1, Math.ceil(characters.length / mostPieces));
  const count = Math.max(1, Math.ceil(characters.length / size));
  for (let piece = 0; piece < count; piece++) {
    const part = characters.slice(piece * size, (piece + 1) * size).join("");
    if (part !== "") onText(part);
    await waitFor(durationMs / count, signal);
  }
}
