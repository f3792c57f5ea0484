import type { AnalysisBody } from "@/server/core/results/analysis/analysis-body";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import type { ChartTable } from "../../charts/chart-csv";
import { symmetricDomain } from "../../charts/interval-scale";
import { niceTicks } from "../../charts/nice-ticks";
import { formatDelta, formatNumber } from "../../ui/format";
import { aroundZero, comparisonText } from "../metric-format";
import { classWords } from "../prepare-metrics";

type Metric = SnapshotBody["metrics"][number];
type Comparison = Metric["comparisons"][number];

export interface ForestRow {
  key: string;
  name: string;
  letter: string;
  isPrimary: boolean;
  /** Where they stand on the common axis of their block. */
  estimate: number | null;
  low: number | null;
  high: number | null;
  text: string;
  interval: string;
  words: string;
  tone: "success" | "danger" | "neutral";
  /** "q 0.03" of a measure that is not the primary one. */
  q: string | null;
}

export interface ForestBlock {
  form: "difference" | "ratio";
  title: string;
  /** What left and right mean. */
  axis: string;
  domain: [number, number];
  ticks: { at: number; label: string }[];
  rows: ForestRow[];
}

export interface ForestView {
  title: string;
  subtitle: string;
  blocks: ForestBlock[];
  table: ChartTable;
}

/** Every measure by candidate on two common axes: differences as shares of their scale, ratios on a log scale. */
export function prepareForest(body: SnapshotBody, secondary: AnalysisBody["secondary"]): ForestView {
  const letters = new Map(body.variants.map(({ variantId, letter }) => [variantId, letter]));
  const sorted = [...body.metrics].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  const all = sorted.flatMap((metric) => metric.comparisons.map((comparison) => ({ metric, comparison })));
  const rows = (form: Comparison["form"]) =>
    all
      .filter(({ comparison }) => comparison.form === form)
      .map(({ metric, comparison }) => {
        const q = secondary.find(
          (s) => s.evaluatorId === metric.evaluatorId && s.variantId === comparison.variantId,
        )?.q;
        return rowOf(metric, comparison, letters.get(comparison.variantId) ?? "?", q ?? null);
      });
  const count = (of: Comparison["class"][]) => all.filter(({ comparison }) => of.includes(comparison.class)).length;
  const isSingleLook = body.verdicts?.some(({ look }) => look === "at_the_end") ?? false;
  const [better, worse] = [count(["better", "trivially_better"]), count(["worse", "trivially_worse"])];
  return {
    title: `Better on ${better} and worse on ${worse} of ${all.length} ${all.length === 1 ? "comparison" : "comparisons"}`,
    subtitle: `Every measure against ${letters.get(body.variants[0]?.variantId ?? "") ?? "A"} with its interval${isSingleLook ? "" : " that holds at every look"}; only what matters and the limits decide, the others are exploratory`,
    blocks: [differences(rows("difference")), ratios(rows("ratio"))].filter((block) => block.rows.length > 0),
    table: {
      columns: ["measure", "candidate", "form", "samples", "value", "low", "high", "class"].map((header) => ({
        header,
      })),
      rows: all.map(({ metric, comparison: { variantId, form, estimate, class: name } }) => [
        metric.name,
        letters.get(variantId) ?? "?",
        form,
        estimate.n,
        estimate.value,
        estimate.low,
        estimate.high,
        classWords[name].words,
      ]),
    },
  };
}

function rowOf(
  metric: Metric,
  { variantId, form, estimate, class: name }: Comparison,
  letter: string,
  q: number | null,
) {
  const place = (value: number | null) => (value === null ? null : placeOf(metric, form, value));
  const [low, high] = [place(estimate.low), place(estimate.high)];
  const say = (value: number) => comparisonText(form, metric, aroundZero(form, value) ?? 0);
  const hasInterval = estimate.low !== null && estimate.high !== null;
  return {
    key: `${metric.evaluatorId} ${variantId}`,
    name: metric.name,
    letter,
    isPrimary: metric.isPrimary,
    estimate: place(estimate.value),
    low: low === null || high === null ? null : Math.min(low, high),
    high: low === null || high === null ? null : Math.max(low, high),
    text: estimate.value === null ? "no data yet" : say(estimate.value),
    interval: hasInterval ? `${say(estimate.low ?? 0)} to ${say(estimate.high ?? 0)}` : "no interval yet",
    ...(hasInterval ? classWords[name] : { words: "", tone: "neutral" as const }),
    q: q === null ? null : `q ${q < 0.001 ? "below 0.001" : formatNumber(q, 3)}`,
  };
}

/** A difference turned so that right is better, as a share of its scale; a ratio as its logarithm. */
function placeOf({ direction, scale }: Metric, form: Comparison["form"], value: number): number {
  if (form === "ratio") return Math.log(Math.max(value, Number.MIN_VALUE));
  const width = scale ? scale.max - scale.min : 1;
  return ((direction === "higher" ? 1 : -1) * value) / width;
}

function differences(rows: ForestRow[]): ForestBlock {
  const domain = symmetricDomain(rows);
  const { ticks, digits } = niceTicks(domain[0], domain[1], 4);
  return {
    form: "difference",
    title: "Differences",
    axis: "Share of the measure's scale; right of the line the candidate is better",
    domain,
    ticks: ticks.map((at) => ({ at, label: formatDelta(at, digits) })),
    rows,
  };
}

const factors = [0.1, 0.2, 0.5, 0.8, 1, 1.25, 2, 5, 10];

function ratios(rows: ForestRow[]): ForestBlock {
  const [low, high] = symmetricDomain(rows);
  const domain: [number, number] = [Math.min(low, -0.05), Math.max(high, 0.05)];
  const inside = factors.filter((factor) => Math.log(factor) >= domain[0] && Math.log(factor) <= domain[1]);
  const shown = inside.length > 5 ? inside.filter((factor) => factor !== 0.8 && factor !== 1.25) : inside;
  return {
    form: "ratio",
    title: "Ratios",
    axis: "Times as much as the control, on a log scale; left of the line is less",
    domain,
    ticks: shown.map((factor) => ({ at: Math.log(factor), label: `\u00d7${factor}` })),
    rows,
  };
}
