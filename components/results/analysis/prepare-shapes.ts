import type { AnalysisBody, Bin, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import type { ChartTable } from "../../charts/chart-csv";
import type { HistogramBar, HistogramSeries } from "../../charts/histogram-chart";
import { formatNumber, formatPercent } from "../../ui/format";
import { variantTone } from "../../ui/variant-tone";
import { comparisonText, measureFormat } from "../metric-format";

type Primary = AnalysisBody["primary"];

export interface ShapeView {
  title: string;
  subtitle: string;
  bars: HistogramBar[];
  series: HistogramSeries[];
  table: ChartTable;
}

/** How far the candidate is ahead on each sample; what lies left of zero the control won. */
export function prepareDifferences(found: CandidateAnalysis, primary: Primary, control: string): ShapeView {
  const { letter, differences, n, groups } = found;
  const sum = (isIn: (bin: Bin) => boolean) => differences.filter(isIn).reduce((total, { count }) => total + count, 0);
  const sideOf = ({ from, to }: Bin) => (from === 0 && to === 0 ? 1 : from >= 0 ? 2 : 0);
  const [lost, tied, won] = [0, 1, 2].map((side) => sum((bin) => sideOf(bin) === side));
  const say = (value: number) => short(value === 0 ? "0" : comparisonText("difference", primary, value));
  const isSingle = differences.every(({ from, to }) => from === to);
  const noun = groups ? "groups" : "samples";
  return {
    title: isSingle
      ? `${letter} is ahead on ${formatNumber(won)}, ${control} on ${formatNumber(lost)} of ${formatNumber(n)} ${noun}`
      : `${letter} did at least as well as ${control} on ${formatNumber((won ?? 0) + (tied ?? 0))} of ${formatNumber(n)} ${noun}`,
    subtitle: `${primary.name}: how much better ${letter} did than ${control}; right of zero ${letter} is ahead${isSingle ? `, ${formatNumber(tied)} are equal` : ""}`,
    bars: barsOf([differences], say).map((bar, i) => {
      const side = sideOf(differences[i] ?? { from: 0, to: 0, count: 0 });
      return { ...bar, counts: [0, 1, 2].map((each) => (each === side ? (bar.counts[0] ?? 0) : 0)) };
    }),
    series: [
      { name: `${control} ahead`, color: variantTone(control).color },
      { name: "equal", color: "var(--subtle)" },
      { name: `${letter} ahead`, color: variantTone(letter).color },
    ],
    table: tableOf([differences], [noun], say),
  };
}

/** The values of both sides with the same edges. */
export function prepareValues(found: CandidateAnalysis, primary: Primary, control: string): ShapeView {
  const sides = [found.control, found.candidate];
  const amount = measureFormat(primary);
  const say = (value: number) => short(amount(value));
  return {
    title: valuesFinding(sides, [control, found.letter], primary.name, say),
    subtitle: `${found.groups ? "Groups" : "Samples"} by their mean value; ${primary.direction} is better`,
    bars: barsOf(sides, say),
    series: [control, found.letter].map((name) => ({ name, color: variantTone(name).color })),
    table: tableOf(sides, [control, found.letter], say),
  };
}

/** Where most values of each side lie: "Exact match is mostly 1 for A (65 %) and 1 for B (77 %)". */
function valuesFinding(sides: Bin[][], names: string[], measure: string, say: (value: number) => string): string {
  const parts = sides.flatMap((bins, side) => {
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    const [first] = [...bins].sort((x, y) => y.count - x.count);
    if (!first || total === 0) return [];
    const where = first.from === first.to ? say(first.from) : `${say(first.from)} to ${say(first.to)}`;
    return [`${where} for ${names[side]} (${formatPercent(first.count / total, 0)})`];
  });
  return parts.length === 0 ? `No values of ${measure} yet` : `${measure} is most often ${parts.join(" and ")}`;
}

/** "1" for "1.000": under a bar a whole number needs no decimals. */
const short = (text: string) => text.replace(/\.0+$/, "");

function barsOf(sides: Bin[][], say: (value: number) => string): HistogramBar[] {
  return (sides[0] ?? []).map(({ from, to }, i) => ({
    label: say(from),
    range: from === to ? say(from) : `${say(from)} to ${say(to)}`,
    counts: sides.map((bins) => bins[i]?.count ?? 0),
  }));
}

function tableOf(sides: Bin[][], names: string[], say: (value: number) => string): ChartTable {
  return {
    columns: [
      { header: "from", format: say },
      { header: "to", format: say },
      ...names.map((header) => ({ header, format: (value: number) => formatNumber(value) })),
    ],
    rows: (sides[0] ?? []).map(({ from, to }, i) => [from, to, ...sides.map((bins) => bins[i]?.count ?? 0)]),
  };
}
