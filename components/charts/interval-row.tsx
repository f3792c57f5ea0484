import { cn } from "../ui/cn";
import { formatDelta, formatNumber } from "../ui/format";
import { IntervalMark } from "./interval-mark";
import { type Direction, directionOf } from "./interval-scale";

interface IntervalRowProps {
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** Shared by rows under one another: symmetricDomain(rows). */
  domain: readonly [number, number];
  /** Which sense is good; null says neither. */
  betterIs: "higher" | "lower" | null;
  margin?: number | null;
  /** Unsigned amounts in their unit, e.g. formatMoney; the sign is added here. */
  format?: (value: number) => string;
  /** One line for a table's cell, without the words of the interval. */
  compact?: boolean;
  className?: string;
}

const words: Record<Direction, { text: string; classes: string; color: string }> = {
  better: { text: "better", classes: "text-success", color: "var(--success)" },
  worse: { text: "worse", classes: "text-danger", color: "var(--danger)" },
  unclear: { text: "no clear difference", classes: "text-subtle", color: "var(--muted)" },
};

/** A difference against zero: position, sign and word say it, the colour repeats it. */
export function IntervalRow(props: IntervalRowProps) {
  const { estimate, low, high, domain, betterIs, margin = null, compact, className } = props;
  const format = props.format ?? ((value: number) => formatNumber(value, 2));
  const { text, classes, color } = words[directionOf({ estimate, low, high }, betterIs)];
  const sign = (value: number) => formatDelta(Math.sign(value), 0).replace(/[10]/, "");
  const signed = (value: number) => `${sign(value)}${format(Math.abs(value))}`;
  const interval = low === null || high === null ? "no interval yet" : `${signed(low)} to ${signed(high)}`;
  if (estimate === null) return <span className={cn("text-sm text-subtle", className)}>no data yet</span>;
  return (
    <div className={cn("grid min-w-0 grid-cols-[minmax(64px,1fr)_184px] items-center gap-3 text-sm", className)}>
      <div>
        <IntervalMark
          estimate={estimate}
          low={low}
          high={high}
          domain={domain}
          zeroAt={0}
          margin={margin}
          color={color}
        />
      </div>
      <div className="text-right tabular-nums">
        <span className="whitespace-nowrap">
          <span className="font-medium">{signed(estimate)}</span> <span className={cn("text-xs", classes)}>{text}</span>
        </span>
        <span className={compact ? "sr-only" : "block whitespace-nowrap text-subtle text-xs"}>{interval}</span>
      </div>
    </div>
  );
}
