import { expect, it } from "vitest";
import type { CellTrial, ExperimentView } from "./api-types";
import { cellChips, inputText, outcomeOf, scoreChips } from "./prepare-sample";

type Evaluator = ExperimentView["evaluators"][number];

const evaluator = (id: string, key: string, changes: Partial<Evaluator> = {}): Evaluator => ({
  id,
  position: 0,
  kind: "metric",
  key,
  name: key,
  config: {},
  modelLabel: null,
  isPrimary: false,
  ...changes,
});
const score = (evaluatorId: string, value: number | null, isPassed: boolean | null = null) => ({
  evaluatorId,
  value,
  isPassed,
  detail: null,
  error: value === null ? "The judge did not answer." : null,
});

it("shows what matters first and leaves out time and cost, which stand beside the answer", () => {
  const evaluators = [
    evaluator("1", "rouge_l", { position: 0 }),
    evaluator("2", "cost", { position: 1 }),
    evaluator("3", "exact_match", { position: 2, isPrimary: true }),
  ];
  const chips = scoreChips([score("1", 0.4567), score("2", 900), score("3", 1, true)], evaluators);
  expect(chips.map(({ name, value, tone }) => [name, value, tone])).toEqual([
    ["exact_match", "pass", "success"],
    ["rouge_l", "0.46", "neutral"],
  ]);
});

it("says why a score is missing", () => {
  const [chip] = scoreChips([score("1", null)], [evaluator("1", "judge", { kind: "judge", isPrimary: true })]);
  expect(chip).toMatchObject({ value: "no score", detail: "The judge did not answer." });
});

it("shows the scores of all answers to a sample, and no verdict where they disagree", () => {
  const trial = (repeat: number, value: number): CellTrial => ({
    trialId: `trial-${repeat}`,
    repeat,
    status: "succeeded",
    text: "An answer",
    isCut: false,
    finishReason: "stop",
    failureKind: null,
    failureMessage: null,
    latencyMs: 10,
    costMicroUsd: 1,
    scores: [score("1", value, value === 1)],
  });
  const evaluators = [evaluator("1", "exact_match", { isPrimary: true })];
  expect(cellChips([trial(0, 1), trial(1, 0)], evaluators)[0]).toMatchObject({ value: "pass, fail", tone: "neutral" });
  expect(cellChips([trial(0, 0), trial(1, 0)], evaluators)[0]).toMatchObject({ value: "fail, fail", tone: "danger" });
});

it("calls a lower latency won and a lower score lost", () => {
  expect(outcomeOf(-200, evaluator("1", "latency")).words).toBe("won");
  expect(outcomeOf(-1, evaluator("1", "exact_match"))).toEqual({ text: "\u22121.00", words: "lost", tone: "danger" });
  expect(outcomeOf(0, evaluator("1", "exact_match")).words).toBe("tie");
  expect(outcomeOf(null, evaluator("1", "exact_match")).words).toBe("not comparable");
});

it("names inputs only where there are several", () => {
  expect(inputText({ question: "Why?" })).toBe("Why?");
  expect(inputText({ question: "Why?", tags: ["a"] })).toBe('question: Why?\ntags: ["a"]');
});
