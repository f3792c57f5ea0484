import type { CandidateVerdictRow, SnapshotBody } from "@/server/core/results/snapshot";
import type { ChartTable } from "../charts/chart-csv";
import type { DifferencePoint } from "../charts/difference-domain";
import { formatDelta, formatInterval, formatNumber } from "../ui/format";

export interface DifferenceView {
  treatment: string;
  control: string;
  title: string;
  subtitle: string;
  points: DifferencePoint[];
  margin: number;
  plannedN: number;
  table: ChartTable;
}

/** The primary difference of one candidate over the samples. The series is a benefit: above zero the candidate is better. */
export function prepareDifference(body: SnapshotBody, variantId: string): DifferenceView | null {
  const primary = body.metrics.find((metric) => metric.isPrimary);
  const candidate = body.variants.find((variant) => variant.variantId === variantId);
  const control = body.variants.find((variant) => variant.isControl);
  if (!primary || !candidate || !control) return null;
  const series = body.series.find((each) => each.variantId === variantId)?.points ?? [];
  const points = series.map(({ n, value, low, high }) => ({ n, estimate: value, low, high }));
  const verdict = body.verdicts?.find((each) => each.variantId === variantId);
  const last = foundAt(points.at(-1), verdict);
  const { letter } = candidate;
  return {
    treatment: letter,
    control: control.letter,
    title: last
      ? verdict?.look === "waiting"
        ? `${letter} against ${control.letter} so far: ${numbersOf(last)}`
        : findingOf(last, letter, control.letter, { isFinal: body.verdict.isFinal, class: classAtLook(verdict) })
      : `${letter} against ${control.letter} over the samples`,
    subtitle: `${primary.name}: ${letter} minus ${control.letter}${primary.direction === "lower" ? ", turned so that up is better" : ""}; the band holds at every look`,
    points,
    margin: body.minimumEffect,
    plannedN: body.progress.plannedSamples,
    table: {
      columns: [
        { header: "samples", format: (n) => formatNumber(n) },
        { header: "difference", format: (value) => formatDelta(value, 3) },
        { header: "low", format: (value) => formatDelta(value, 3) },
        { header: "high", format: (value) => formatDelta(value, 3) },
      ],
      rows: points.map(({ n, estimate, low, high }) => [n, estimate, low, high]),
    },
  };
}

type Found = { estimate: number; low: number; high: number };

/** At the one look of a plan its own interval speaks, not the wider band. */
function foundAt(last: Found | undefined, verdict: CandidateVerdictRow | undefined): Found | undefined {
  if (verdict?.look !== "at_the_end") return last;
  const { value: estimate, low, high } = verdict.benefit;
  return estimate === null || low === null || high === null ? last : { estimate, low, high };
}

const numbersOf = (last: Found) => `${formatDelta(last.estimate)} (${formatInterval(last.low, last.high)})`;

/** A single look may see too few samples to claim what its interval seems to; its class knows. */
const classAtLook = (verdict: CandidateVerdictRow | undefined) =>
  verdict?.look === "at_the_end" ? verdict.class : undefined;

function findingOf(
  last: Found,
  letter: string,
  control: string,
  { isFinal, class: found }: { isFinal: boolean; class: CandidateVerdictRow["class"] | undefined },
): string {
  const numbers = numbersOf(last);
  const mayDiffer = found === undefined || /better|worse/.test(found);
  if (!mayDiffer) return `No clear difference between ${letter} and ${control}${isFinal ? "" : " yet"}: ${numbers}`;
  if (last.low > 0) return `${letter} is better than ${control}: ${numbers}`;
  if (last.high < 0) return `${letter} is worse than ${control}: ${numbers}`;
  return `No clear difference between ${letter} and ${control}${isFinal ? "" : " yet"}: ${numbers}`;
}
