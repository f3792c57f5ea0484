import type { SnapshotBody } from "@/server/core/results/snapshot";
import { spanningDomain } from "../charts/interval-scale";
import type { VariantMean } from "../charts/variant-means-chart";
import { formatInterval, formatNumber } from "../ui/format";
import { aroundZero, comparisonText, measureFormat } from "./metric-format";

type Metric = SnapshotBody["metrics"][number];
type Comparison = Metric["comparisons"][number];

export interface DeltaView {
  text: string;
  interval: string;
  words: string;
  tone: "success" | "danger" | "neutral";
}

export interface MetricCellView {
  variantId: string;
  letter: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  meanText: string;
  intervalText: string;
  nText: string;
  missingText: string | null;
  delta: DeltaView | null;
}

export interface MetricRowView {
  evaluatorId: string;
  name: string;
  isPrimary: boolean;
  /** What it has to say in the verdict. */
  role: "decides" | "limit" | "exploratory";
  isJudge: boolean;
  directionText: string;
  domain: [number, number];
  cells: MetricCellView[];
}

/** Rows of the metric table: the one that matters first, each with a scale of its own that its variants share. */
export function prepareMetrics({ metrics, variants, guardrails }: SnapshotBody): MetricRowView[] {
  const limited = new Set(guardrails.flatMap((row) => (row.limit === null ? [] : [row.evaluatorId ?? row.kind])));
  const roleOf = ({ isPrimary, evaluatorId, key }: Metric): MetricRowView["role"] => {
    if (isPrimary) return "decides";
    return limited.has(evaluatorId) || limited.has(key) ? "limit" : "exploratory";
  };
  const letters = new Map(variants.map((variant) => [variant.variantId, variant.letter]));
  const sorted = [...metrics].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  return sorted.map((metric) => ({
    evaluatorId: metric.evaluatorId,
    name: metric.name,
    isPrimary: metric.isPrimary,
    role: roleOf(metric),
    isJudge: metric.kind === "judge",
    directionText: `${metric.direction} is better`,
    domain: spanningDomain(metric.cells.map(({ estimate: { value, low, high } }) => ({ estimate: value, low, high }))),
    cells: metric.cells.map((cell) => cellOf(metric, cell, letters.get(cell.variantId) ?? "?")),
  }));
}

function cellOf(
  metric: Metric,
  { variantId, estimate, missing }: Metric["cells"][number],
  letter: string,
): MetricCellView {
  const { value, low, high, n } = estimate;
  const say = measureFormat(metric);
  const comparison = metric.comparisons.find((each) => each.variantId === variantId);
  return {
    variantId,
    letter,
    mean: value,
    low,
    high,
    meanText: value === null ? "no data yet" : say(value),
    intervalText: low === null || high === null ? "" : `${say(low)} to ${say(high)}`,
    nText: `n ${formatNumber(n)}`,
    missingText: missing > 0 ? `${formatNumber(missing)} without a score` : null,
    delta: comparison ? deltaOf(metric, comparison) : null,
  };
}

/** A class of the interval in words; the tone only repeats them. */
export const classWords: Record<Comparison["class"], Pick<DeltaView, "words" | "tone">> = {
  better: { words: "better", tone: "success" },
  trivially_better: { words: "slightly better", tone: "success" },
  equivalent: { words: "equally good", tone: "neutral" },
  non_inferior: { words: "not worse", tone: "neutral" },
  non_superior: { words: "not better", tone: "neutral" },
  trivially_worse: { words: "slightly worse", tone: "danger" },
  worse: { words: "worse", tone: "danger" },
  inconclusive: { words: "no clear difference", tone: "neutral" },
};

function deltaOf(metric: Metric, { form, estimate, class: name }: Comparison): DeltaView | null {
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((each) => aroundZero(form, each));
  if (value === null || value === undefined) return null;
  const say = (number: number) => comparisonText(form, metric, number);
  const hasInterval = low !== null && low !== undefined && high !== null && high !== undefined;
  return {
    text: say(value),
    interval: hasInterval ? `${say(low)} to ${say(high)}` : "no interval yet",
    ...(hasInterval ? classWords[name] : { words: "", tone: "neutral" as const }),
  };
}

/** Means of the primary metric for the chart, the control first, and the sentence over it. */
export function prepareMeans({ metrics, variants }: SnapshotBody) {
  const primary = metrics.find((metric) => metric.isPrimary);
  if (!primary) return null;
  const say = measureFormat(primary);
  const means: VariantMean[] = variants.map((variant) => {
    const estimate = primary.cells.find((cell) => cell.variantId === variant.variantId)?.estimate;
    return {
      letter: variant.letter,
      name: variant.name,
      isControl: variant.isControl,
      mean: estimate?.value ?? null,
      low: estimate?.low ?? null,
      high: estimate?.high ?? null,
      n: estimate?.n ?? 0,
    };
  });
  const known = means.flatMap(({ letter, mean }) => (mean === null ? [] : [`${letter} ${say(mean)}`]));
  return {
    name: primary.name,
    means,
    format: say,
    title: known.length > 0 ? `${primary.name}: ${known.join(", ")}` : `${primary.name} by variant`,
    subtitle: `Mean per sample with its always-valid interval; ${primary.direction} is better`,
    table: {
      columns: ["variant", "name", "mean", "low", "high", "samples"].map((header) => ({
        header,
        ...(["mean", "low", "high"].includes(header) ? { format: say } : {}),
      })),
      rows: means.map(({ letter, name, mean, low, high, n }) => [letter, name, mean, low, high, n]),
    },
  };
}

/** A share with its interval: "3.3 % (0.6 to 17.2 %)". */
export function shareWithInterval({ value, low, high }: Metric["cells"][number]["estimate"]): {
  share: string;
  interval: string;
} {
  if (value === null) return { share: "-", interval: "" };
  const interval = low === null || high === null ? "" : `${formatInterval(low * 100, high * 100, 1)} %`;
  return { share: `${formatNumber(value * 100, 1)} %`, interval };
}
