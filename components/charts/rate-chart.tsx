"use client";

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../ui/format";
import { axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { ChartVoid } from "./chart-void";
import { niceTicks } from "./nice-ticks";

export interface RatePoint {
  /** Milliseconds since the epoch. */
  atMs: number;
  /** Null where nothing was measured: a gap. */
  value: number | null;
}

interface RateChartProps {
  points: RatePoint[];
  /** Said with each value, e.g. "answers/s". */
  unit: string;
  digits?: number;
  height?: number;
}

/** A rate over time, from zero. */
export function RateChart({ points, unit, digits = 1, height = 160 }: RateChartProps) {
  if (points.length === 0) return <ChartVoid height={height}>Nothing measured yet.</ChartVoid>;
  const highest = Math.max(0, ...points.map((point) => point.value ?? 0));
  const top = highest > 0 ? highest * 1.1 : 1;
  const y = niceTicks(0, top, 3);
  const first = points[0]?.atMs ?? 0;
  const last = points.at(-1)?.atMs ?? 1;
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <AreaChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} title={`Rate in ${unit} over time`}>
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis
            {...axisStyle}
            dataKey="atMs"
            type="number"
            domain={[first, last]}
            ticks={[first, (first + last) / 2, last]}
            interval="preserveStartEnd"
            tickFormatter={clock}
          />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={40}
            domain={[0, top]}
            ticks={y.ticks}
            tickFormatter={(value: number) => formatNumber(value, y.digits)}
          />
          <Area
            dataKey="value"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={1.5}
            fill="var(--accent)"
            fillOpacity={0.12}
            connectNulls={false}
            activeDot={{ r: 4, fill: "var(--accent)", stroke: "var(--surface)", strokeWidth: 2 }}
            isAnimationActive={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, label, payload }) =>
              active ? (
                <ChartTooltip
                  title={clock(Number(label))}
                  rows={[{ label: unit, value: formatNumber(Number(payload[0]?.value), digits) }]}
                />
              ) : null
            }
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The hour in the reader's zone. */
const clock = (ms: number) => time.format(ms);
