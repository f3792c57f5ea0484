import type { SimulatorModel } from "@/server/core/model/simulator-models";
import { textOf } from "@/server/core/prompt/message-parts";
import type { FinishReason, GenerateRequest } from "../port";
import type { DrawnTrial } from "./draw-trial";
import { fillSchema } from "./fill-schema";
import { type JudgeTask, measureCandidate } from "./judge-candidate";
import { writeFreeText } from "./write-free-text";
import { writeWrongAnswer } from "./write-wrong-answer";

export type WrittenAnswer = { text: string; finishReason: FinishReason };

/** What a simulated model says in one trial: a score, a refusal, the reference, a wrong answer or free text. */
export function writeAnswer(
  model: SimulatorModel,
  request: GenerateRequest,
  task: JudgeTask | null,
  trial: DrawnTrial,
): WrittenAnswer {
  if (trial.isRefusal) return { text: "I can't help with that request.", finishReason: "refusal" };
  const text = task === null ? writeText(request, trial) : writeScore(model, request, task, trial);
  const limit = (request.settings.maxOutputTokens ?? Number.POSITIVE_INFINITY) * 4;
  const characters = [...text];
  if (characters.length <= limit) return { text, finishReason: "stop" };
  return { text: characters.slice(0, limit).join(""), finishReason: "length" };
}

function writeText(request: GenerateRequest, trial: DrawnTrial): string {
  const prompt = request.messages.map(({ content }) => textOf(content)).join("\n");
  const { expected, jsonSchema } = request;
  if (expected !== undefined && trial.isRight) return expected;
  if (jsonSchema !== undefined) {
    const text = writeFreeText(prompt, trial.completeness, trial.random);
    return JSON.stringify(fillSchema(jsonSchema.schema, trial.completeness, text));
  }
  if (expected !== undefined && expected.trim() !== "") return writeWrongAnswer(expected, prompt, trial.random);
  return writeFreeText(prompt, trial.completeness, trial.random);
}

/** Measure plus normal noise of the model's `judgeNoise`, held in 0 to 1 and put on the schema's scale. */
function writeScore(model: SimulatorModel, request: GenerateRequest, task: JudgeTask, trial: DrawnTrial): string {
  const measured = measureCandidate(task);
  const level = Math.min(1, Math.max(0, measured + model.judgeNoise * trial.random.normal()));
  const against = task.reference === null ? "the input's content words" : "the reference's words";
  const reason = `Simulated judgement: the answer matches ${Math.round(100 * measured)} % of ${against}.`;
  if (request.jsonSchema === undefined) return JSON.stringify({ reason, score: 1 + Math.round(4 * level) });
  return JSON.stringify(fillSchema(request.jsonSchema.schema, level, reason));
}
