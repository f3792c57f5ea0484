import { cn } from "../ui/cn";
import { placeOn } from "./interval-scale";

interface IntervalMarkProps {
  estimate: number | null;
  low: number | null;
  high: number | null;
  domain: readonly [number, number];
  /** Draws a hairline there, e.g. 0. */
  zeroAt?: number | null;
  /** Half-width of a band around zero. */
  margin?: number | null;
  /** CSS colour of dot and bar. */
  color?: string;
  height?: number;
  className?: string;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Dot and interval on a shared scale, as wide as its place allows. What leaves the scale ends in an open edge. */
export function IntervalMark(props: IntervalMarkProps) {
  const { estimate, low, high, domain, zeroAt = null, margin = null, height = 16, className } = props;
  const color = props.color ?? "var(--text)";
  const middle = height / 2;
  const from = low === null ? null : placeOn(domain, low);
  const to = high === null ? null : placeOn(domain, high);
  return (
    <svg aria-hidden width="100%" height={height} className={cn("block overflow-visible", className)}>
      {margin !== null && (
        <rect
          x={percent(placeOn(domain, -margin))}
          width={percent(placeOn(domain, margin) - placeOn(domain, -margin))}
          y={0}
          height={height}
          fill="var(--subtle)"
          fillOpacity={0.14}
        />
      )}
      {zeroAt !== null && (
        <line
          x1={percent(placeOn(domain, zeroAt))}
          x2={percent(placeOn(domain, zeroAt))}
          y1={0}
          y2={height}
          stroke="var(--border-strong)"
        />
      )}
      {from !== null && to !== null && (
        <>
          <line x1={percent(from)} x2={percent(to)} y1={middle} y2={middle} stroke={color} strokeWidth={2} />
          {low !== null && low >= domain[0] && <Whisker at={from} middle={middle} color={color} />}
          {high !== null && high <= domain[1] && <Whisker at={to} middle={middle} color={color} />}
        </>
      )}
      {estimate !== null && (
        <circle
          cx={percent(placeOn(domain, estimate))}
          cy={middle}
          r={4}
          fill={color}
          stroke="var(--surface)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

function Whisker({ at, middle, color }: { at: number; middle: number; color: string }) {
  return <line x1={percent(at)} x2={percent(at)} y1={middle - 4} y2={middle + 4} stroke={color} strokeWidth={1.5} />;
}
