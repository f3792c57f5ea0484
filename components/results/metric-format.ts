import { formatDelta, formatDuration, formatMoney, formatNumber, formatPercent } from "../ui/format";

interface Measured {
  key: string;
  scale: { min: number; max: number } | null;
}

/** Decimals that a bounded measure needs, by the width of its scale. */
function digitsOf({ scale }: Measured): number {
  if (!scale) return 0;
  const width = scale.max - scale.min;
  return width <= 1 ? 3 : width <= 10 ? 2 : 1;
}

/** The cost of one answer: small amounts keep three significant digits, so that two variants can be told apart. */
export function formatUnitCost(microUsd: number | null): string {
  if (microUsd === null || microUsd === 0 || Math.abs(microUsd) >= 10_000) return formatMoney(microUsd);
  const dollars = microUsd / 1_000_000;
  return `$${threeDigits.format(dollars)}`;
}

const threeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3, maximumFractionDigits: 12 });

/** An amount of this measure in its unit: 0.853 · 1.2 s · $0.0042. */
export function measureFormat(measure: Measured): (value: number) => string {
  if (measure.key === "latency") return formatDuration;
  if (measure.key === "cost") return formatUnitCost;
  return (value) => formatNumber(value, digitsOf(measure));
}

type Form = "difference" | "ratio";

/** A comparison around zero, so that both forms can be drawn alike: a ratio of 1.2 becomes +0.2. */
export const aroundZero = (form: Form, value: number | null): number | null =>
  value === null ? null : form === "ratio" ? value - 1 : value;

/** Unsigned words of a comparison that went through `aroundZero`. */
export function comparisonFormat(form: Form, measure: Measured): (value: number) => string {
  return form === "ratio" ? (value) => formatPercent(value, value < 0.1 ? 1 : 0) : measureFormat(measure);
}

/** Signed words: +0.11 · +18 %. */
export function comparisonText(form: Form, measure: Measured, value: number): string {
  const sign = formatDelta(Math.sign(value), 0).replace(/[10]/, "");
  return `${sign}${comparisonFormat(form, measure)(Math.abs(value))}`;
}
