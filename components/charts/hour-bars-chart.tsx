"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../ui/format";
import { axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { hourText, hourTicks } from "./hour-axis";
import { niceTicks } from "./nice-ticks";

export interface HourBar {
  /** Milliseconds since the epoch, on the hour. */
  atMs: number;
  answered: number;
  failed: number;
}

/** Calls by the hour, the failed ones on top of the answered. */
export function HourBarsChart({ bars, height = 160 }: { bars: HourBar[]; height?: number }) {
  const top = Math.max(1, ...bars.map((bar) => bar.answered + bar.failed));
  const y = niceTicks(0, top * 1.1, 3);
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
        <BarChart
          data={bars}
          margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
          title="Answered and failed calls by the hour"
          barCategoryGap="15%"
        >
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis {...axisStyle} dataKey="atMs" ticks={hourTicks(bars)} interval={0} tickFormatter={hourText} />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={40}
            domain={[0, top * 1.1]}
            ticks={y.ticks.filter(Number.isInteger)}
            tickFormatter={(value: number) => formatNumber(value)}
          />
          <Bar dataKey="answered" stackId="calls" fill="var(--accent)" isAnimationActive={false} />
          <Bar dataKey="failed" stackId="calls" fill="var(--danger)" isAnimationActive={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ active, label, payload }) =>
              active ? (
                <ChartTooltip
                  title={`From ${hourText(Number(label))}`}
                  rows={payload.map(({ dataKey, value }) => ({
                    label: String(dataKey),
                    value: formatNumber(Number(value)),
                  }))}
                />
              ) : null
            }
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
