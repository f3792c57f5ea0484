import { cn } from "../ui/cn";
import { formatCount, formatNumber } from "../ui/format";
import { VariantBadge } from "../ui/variant-badge";
import { variantTone } from "../ui/variant-tone";
import { IntervalMark } from "./interval-mark";
import { placeOn, spanningDomain } from "./interval-scale";
import { niceTicks } from "./nice-ticks";

export interface VariantMean {
  letter: string;
  name: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  n: number;
  isControl?: boolean;
}

interface VariantMeansChartProps {
  /** The control first. */
  means: VariantMean[];
  format?: (value: number) => string;
  className?: string;
}

const columns = "grid-cols-[1fr_auto] @lg:grid-cols-[minmax(168px,1fr)_minmax(120px,2fr)_168px]";
const plot = "col-span-2 @lg:col-span-1 @lg:col-start-2";

/** Each variant's mean with its interval on one scale; the control's mean runs down as a hairline. */
export function VariantMeansChart({ means, format, className }: VariantMeansChartProps) {
  const intervals = means.map((each) => ({ estimate: each.mean, low: each.low, high: each.high }));
  const domain = spanningDomain(intervals);
  const axis = niceTicks(domain[0], domain[1], 3);
  const say = format ?? ((value: number) => formatNumber(value, 2));
  const control = means.find((each) => each.isControl)?.mean ?? null;
  return (
    <div className={cn("@container text-sm", className)}>
      <ul>
        {means.map((each) => (
          <li key={each.letter} className={cn("grid items-center gap-x-4 border-b pt-2 @lg:pt-0", columns)}>
            <VariantBadge letter={each.letter} name={each.name} isControl={each.isControl} />
            <span className={cn("row-start-2 @lg:row-start-1", plot)}>
              <IntervalMark
                estimate={each.mean}
                low={each.low}
                high={each.high}
                domain={domain}
                zeroAt={control}
                color={variantTone(each.letter).color}
                height={40}
              />
            </span>
            <span className="text-right tabular-nums">
              <span className="block font-medium">{each.mean === null ? "no data yet" : say(each.mean)}</span>
              <span className="block whitespace-nowrap text-subtle text-xs">
                {each.low !== null && each.high !== null && `${say(each.low)} to ${say(each.high)}, `}
                <abbr title={formatCount(each.n, "sample")} className="no-underline">
                  n {formatNumber(each.n)}
                </abbr>
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div aria-hidden className={cn("grid gap-x-4", columns)}>
        <span className={cn("relative h-5 text-subtle text-xs tabular-nums", plot)}>
          {axis.ticks.map((tick) => (
            <span
              key={tick}
              className="-translate-x-1/2 absolute top-1 whitespace-nowrap"
              style={{ left: `${placeOn(domain, tick) * 100}%` }}
            >
              {format ? format(tick) : formatNumber(tick, axis.digits)}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}
