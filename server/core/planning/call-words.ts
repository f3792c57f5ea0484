import { variantLetters } from "../experiment/schema";
import type { PlannedCalls } from "../model/estimate";
import type { Assumption } from "./forecast-schema";

/** What calls are planned with until a run has measured them. */
export const assumedCalls = {
  outputTokens: 250,
  judgeOverheadTokens: 500,
  judgeAnswerTokens: 120,
  /** Samples whose questions are counted, for their mean. */
  samplesCounted: 50,
};

/** What cost and time of a plan rest on, each figure with where it comes from. */
export function callWords(generations: readonly PlannedCalls[], judgements: readonly PlannedCalls[]): Assumption[] {
  const { outputTokens, judgeOverheadTokens, judgeAnswerTokens, samplesCounted } = assumedCalls;
  const isMeasured = generations.every(({ spread }) => spread !== undefined);
  const areJudgesMeasured = judgements.every(({ measuredCost }) => measuredCost !== undefined);
  const letters = (figure: (calls: PlannedCalls) => string) =>
    generations.map((each, index) => `${variantLetters[index] ?? "?"} ${figure(each)}`).join(", ");
  return [
    {
      label: "Tokens of an answer",
      value: letters((calls) => whole(calls.outputTokens)),
      source: isMeasured ? "Measured" : `Assumed: ${outputTokens}, or the limit of the variant where that is lower`,
    },
    {
      label: "Tokens of a question",
      value: letters(({ inputTokens }) => whole(inputTokens)),
      source: isMeasured ? "Measured" : `Counted in the first ${samplesCounted} samples: one token for four characters`,
    },
    {
      label: "Time of a call",
      value: letters(({ latencyMs }) => `${whole(latencyMs)} ms`),
      source: isMeasured ? "Measured" : "Assumed, by the kind of provider",
    },
    ...(judgements.length > 0
      ? [
          {
            label: "A judge's call",
            value: "cost and time",
            source: areJudgesMeasured
              ? "Measured"
              : `Assumed: ${judgeOverheadTokens} tokens and the answer in, ${judgeAnswerTokens} out`,
          },
        ]
      : []),
  ];
}

const whole = (value: number) => Math.round(value).toLocaleString("en-US");
