import { looksLikeImage } from "@/server/core/dataset/image-cell";
import type { Json } from "@/server/core/dataset/schema";
import { getMetric, isMetricKey } from "@/server/core/metric/registry";
import { formatDelta, formatNumber } from "../ui/format";
import type { CellTrial, ExperimentView, ResultSample } from "./api-types";
import { comparisonText, measureFormat } from "./metric-format";

type Evaluator = ExperimentView["evaluators"][number];

export interface ScoreChip {
  evaluatorId: string;
  name: string;
  value: string;
  tone: "neutral" | "success" | "danger";
  isPrimary: boolean;
  /** The judge's reason, or why there is no score. */
  detail: string | null;
}

export const measureOf = ({ kind, key }: Pick<Evaluator, "kind" | "key">) =>
  kind === "metric" && isMetricKey(key)
    ? getMetric(key)
    : { key, scale: { min: 0, max: 1 }, direction: "higher" as const };

/** What a trial scored, what matters first. Time and cost stand beside the answer already. */
export function scoreChips(scores: CellTrial["scores"], evaluators: readonly Evaluator[]): ScoreChip[] {
  const sorted = [...evaluators].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.position - b.position);
  return sorted.flatMap((evaluator) => {
    if (!evaluator.isPrimary && (evaluator.key === "latency" || evaluator.key === "cost")) return [];
    const score = scores.find((each) => each.evaluatorId === evaluator.id);
    if (!score) return [];
    return [
      {
        evaluatorId: evaluator.id,
        name: evaluator.name,
        value: score.value === null ? "no score" : scoreText(score, evaluator),
        tone: score.isPassed === null ? "neutral" : score.isPassed ? "success" : "danger",
        isPrimary: evaluator.isPrimary,
        detail: score.error ?? score.detail,
      } satisfies ScoreChip,
    ];
  });
}

/** The chips of one cell: with several answers per sample the values stand side by side, in the order of the answers. */
export function cellChips(trials: readonly CellTrial[], evaluators: readonly Evaluator[]): ScoreChip[] {
  const all = trials.map((trial) => scoreChips(trial.scores, evaluators));
  const [first = []] = all;
  return first.map((chip) => {
    const same = all.flatMap((chips) => chips.filter((each) => each.evaluatorId === chip.evaluatorId));
    const isMixed = same.some((each) => each.tone !== chip.tone);
    return {
      ...chip,
      value: same.map((each) => each.value).join(", "),
      tone: isMixed ? "neutral" : chip.tone,
      detail: same.length > 1 ? null : chip.detail,
    };
  });
}

function scoreText({ value, isPassed }: CellTrial["scores"][number], evaluator: Evaluator): string {
  if (value === null) return "no score";
  if (isPassed !== null && (value === 0 || value === 1)) return isPassed ? "pass" : "fail";
  const measure = measureOf(evaluator);
  return measure.scale ? formatNumber(value, 2) : measureFormat(measure)(value);
}

export interface Outcome {
  text: string;
  words: "won" | "lost" | "tie" | "not comparable";
  tone: "success" | "danger" | "neutral";
}

/** How the candidate did on this sample beside the control, by the direction of the primary metric. */
export function outcomeOf(difference: ResultSample["difference"], primary: Evaluator | undefined): Outcome {
  if (difference === null || !primary) return { text: "-", words: "not comparable", tone: "neutral" };
  const measure = measureOf(primary);
  const text = difference === 0 ? "0" : differenceText(measure, difference);
  if (difference === 0) return { text, words: "tie", tone: "neutral" };
  return difference > 0 === (measure.direction === "higher")
    ? { text, words: "won", tone: "success" }
    : { text, words: "lost", tone: "danger" };
}

const differenceText = (measure: ReturnType<typeof measureOf>, difference: number) =>
  measure.scale ? formatDelta(difference, 2) : comparisonText("difference", measure, difference);

/** The inputs as one text, pictures named: a lone column speaks for itself, several carry their names. */
export function inputText(inputs: ResultSample["inputs"]): string {
  const entries = Object.entries(inputs);
  const say = (value: Json) => {
    if (looksLikeImage(value)) return "[image]";
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  const [only] = entries;
  if (entries.length === 1 && only) return say(only[1]);
  return entries.map(([name, value]) => `${name}: ${say(value)}`).join("\n");
}
