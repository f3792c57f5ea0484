import { z } from "zod";
import { fencedBody } from "../metric/json";
import { type Rubric, scalePoints } from "./schema";

const answerSchema = z.strictObject({ reason: z.string().max(10_000), score: z.number().int() });

/** The schema a provider is asked to keep to. `reason` comes first, so that the score follows from it. */
export function judgeAnswerJsonSchema(rubric: Rubric): { name: string; schema: Record<string, unknown> } {
  return {
    name: "judge_score",
    schema: {
      type: "object",
      properties: { reason: { type: "string" }, score: { type: "integer", enum: scalePoints(rubric) } },
      required: ["reason", "score"],
      additionalProperties: false,
    },
  };
}

export type JudgeScore =
  | { ok: true; score: number; normalized: number; reason: string }
  | { ok: false; kind: "empty" | "not_json" | "wrong_shape" | "out_of_scale"; message: string };

/**
 * The score in a judge's answer: the whole text, or one fenced block, must be the asked JSON object. `normalized` is
 * (score − min) / (max − min), 0 to 1. Anything else is a failure with its reason, never a score of 0.
 */
export function parseScore(text: string, rubric: Rubric): JudgeScore {
  if (text.trim() === "") return fail("empty", "The judge answered nothing.");
  const parsed = parseJson(text);
  if (!parsed.ok) return fail("not_json", "The judge's answer is not the JSON object it was asked for.");
  const answer = answerSchema.safeParse(parsed.value);
  if (!answer.success) {
    return fail(
      "wrong_shape",
      "The judge's JSON is not of the asked form: a text `reason` and a whole number `score`.",
    );
  }
  const { score, reason } = answer.data;
  const { min, max } = rubric.scale;
  if (score < min || score > max) {
    return fail("out_of_scale", `The judge gave ${score}, which is outside the scale of ${min} to ${max}.`);
  }
  return { ok: true, score, normalized: (score - min) / (max - min), reason };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(fencedBody(text) ?? text) };
  } catch {
    return { ok: false };
  }
}

function fail(kind: Extract<JudgeScore, { ok: false }>["kind"], message: string): JudgeScore {
  return { ok: false, kind, message };
}
