import type { AnalysisBody, CandidateAnalysis, FixedRow } from "@/server/core/results/analysis/analysis-body";
import { formatDelta, formatNumber, formatPercent } from "../../ui/format";
import { comparisonText } from "../metric-format";

type Primary = AnalysisBody["primary"];

export interface ReadingRow {
  key: string;
  method: string;
  estimate: string;
  interval: string;
  p: string;
  note: string | null;
}

/** "0.017", "below 0.001". */
export const chanceText = (p: number): string => (p < 0.001 ? "below 0.001" : formatNumber(p, 3));

/** The ordinary tests, each with what it estimates; a p that may not be seen yet says so. */
export function prepareFixed(found: CandidateAnalysis, { primary, reading }: AnalysisBody): ReadingRow[] {
  return found.fixed.rows.map((row, index) => {
    const say = sayIn(row.unit, primary);
    const adjusted = index === 0 ? found.fixed.pHolm : null;
    return {
      key: row.key,
      method: row.method,
      estimate: row.estimate === null ? "-" : say(row.estimate),
      interval:
        row.low === null ? "-" : row.high === null ? `${say(row.low)} upwards` : `${say(row.low)} to ${say(row.high)}`,
      p: pText(row, reading),
      note: [row.note, adjusted === null ? null : `p ${chanceText(adjusted)} after Holm over the candidates`]
        .filter((text) => text !== null)
        .join("; "),
    };
  });
}

const tests: FixedRow["key"][] = ["mcnemar", "t", "log_t", "permutation", "wilcoxon"];

function pText({ key, p }: FixedRow, reading: AnalysisBody["reading"]): string {
  if (p !== null) return chanceText(p);
  return reading === "not_yet" && tests.includes(key) ? "at the end" : "-";
}

function sayIn(unit: FixedRow["unit"], primary: Primary): (value: number) => string {
  if (unit === "ratio") return (value) => `\u00d7${formatNumber(value, 2)}`;
  if (unit === "odds") return (value) => formatNumber(value, 2);
  if (unit === "sd") return (value) => formatDelta(value, 2);
  return (value) => comparisonText("difference", primary, value);
}

/** The Bayesian reading as questions with their answers. */
export function prepareBayes(found: CandidateAnalysis, body: AnalysisBody, control: string) {
  const { bayes, letter } = found;
  if (!bayes) return null;
  const isRatio = bayes.form === "ratio";
  const loss = (value: number) =>
    isRatio ? formatPercent(value, 2) : formatNumber(value, value < 0.001 && value > 0 ? 6 : 4);
  return [
    { question: `${letter} is better than ${control}`, answer: chance(bayes.pBetter) },
    {
      question: `${letter} is better by at least ${isRatio ? "a factor of 1.1" : body.minimumEffect}, which matters`,
      answer: chance(bayes.pBetterByMargin),
    },
    { question: "There is no difference that matters", answer: chance(bayes.pNoDifference) },
    { question: `Expected loss of shipping ${letter}`, answer: loss(bayes.lossShip) },
    { question: `Expected loss of keeping ${control}`, answer: loss(bayes.lossKeep) },
  ];
}

/** A chance is never said to be certain. */
function chance(share: number): string {
  if (share > 0.999) return "above 99.9 %";
  return share < 0.001 ? "below 0.1 %" : formatPercent(share, 1);
}
