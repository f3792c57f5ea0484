"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { ChartVoid } from "./chart-void";
import { niceTicks } from "./nice-ticks";

interface DayBarsChartProps {
  /** Days as 2026-11-26, none left out. */
  days: { day: string; value: number }[];
  /** What the bars are, e.g. "Spent". */
  label: string;
  format(value: number): string;
  height?: number;
}

/** A sum for each day, from zero. */
export function DayBarsChart({ days, label, format, height = 200 }: DayBarsChartProps) {
  const highest = Math.max(0, ...days.map(({ value }) => value));
  if (highest === 0) return <ChartVoid height={height}>Nothing in this time.</ChartVoid>;
  const { ticks } = niceTicks(0, highest * 1.05, 3);
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <BarChart data={days} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} title={`${label} per day`}>
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis
            {...axisStyle}
            dataKey="day"
            tickFormatter={shortDay}
            minTickGap={24}
            interval="equidistantPreserveStart"
          />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={56}
            domain={[0, highest * 1.05]}
            ticks={ticks}
            tickFormatter={format}
          />
          <Bar dataKey="value" fill="var(--accent)" radius={[2, 2, 0, 0]} maxBarSize={28} isAnimationActive={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ active, label: day, payload }) =>
              active ? (
                <ChartTooltip
                  title={longDay(String(day))}
                  rows={[{ label, value: format(Number(payload[0]?.value ?? 0)) }]}
                />
              ) : null
            }
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const of = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
const shortDay = (day: string) => of(day, { day: "numeric", month: "short" });
const longDay = (day: string) => of(day, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
