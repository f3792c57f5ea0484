"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../ui/format";
import { axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { ChartVoid } from "./chart-void";
import { niceTicks } from "./nice-ticks";

export interface HistogramSeries {
  name: string;
  color: string;
}

export interface HistogramBar {
  /** Under the axis: the value, or where the bar begins. */
  label: string;
  /** In the tooltip: "0.1 to 0.2". */
  range: string;
  /** One per series. */
  counts: number[];
}

interface HistogramChartProps {
  /** Read out for the chart. */
  title: string;
  bars: HistogramBar[];
  series: HistogramSeries[];
  /** Counts of one bar on top of each other instead of side by side. */
  isStacked?: boolean;
  height?: number;
}

/** How many samples have which value. */
export function HistogramChart({ title, bars, series, isStacked, height = 200 }: HistogramChartProps) {
  if (bars.length === 0) return <ChartVoid height={height}>No complete sample yet.</ChartVoid>;
  const tops = bars.map(({ counts }) => (isStacked ? counts.reduce((sum, n) => sum + n, 0) : Math.max(...counts)));
  const top = Math.max(1, ...tops) * 1.1;
  const { ticks } = niceTicks(0, top, 3);
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
        <BarChart data={bars} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} title={title} barCategoryGap="18%">
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis {...axisStyle} dataKey="label" minTickGap={16} interval="equidistantPreserveStart" />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={40}
            domain={[0, top]}
            ticks={ticks.filter(Number.isInteger)}
            tickFormatter={(value: number) => formatNumber(value)}
          />
          {series.map(({ name, color }, index) => (
            <Bar
              key={name}
              name={name}
              dataKey={(bar: HistogramBar) => bar.counts[index] ?? 0}
              stackId={isStacked ? "all" : undefined}
              fill={color}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ active, payload }) => {
              const bar = payload?.[0]?.payload as HistogramBar | undefined;
              if (!active || !bar) return null;
              const rows = series.map(({ name }, index) => ({ label: name, value: formatNumber(bar.counts[index]) }));
              return (
                <ChartTooltip
                  title={bar.range}
                  rows={isStacked ? rows.filter((_, index) => (bar.counts[index] ?? 0) > 0) : rows}
                />
              );
            }}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
