"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDuration } from "../ui/format";
import { axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { hourText, hourTicks } from "./hour-axis";
import { niceTicks } from "./nice-ticks";

export interface HourTimes {
  /** Milliseconds since the epoch, on the hour. */
  atMs: number;
  /** Milliseconds; null where nothing was measured: a gap. */
  p50: number | null;
  p90: number | null;
  p99: number | null;
}

const lines = [
  { key: "p99", word: "99 in 100", dash: "1 3" },
  { key: "p90", word: "9 in 10", dash: "5 3" },
  { key: "p50", word: "Half", dash: undefined },
] as const;

/** Times by the hour as quantiles: solid half, dashed nine in ten, dotted 99 in 100. */
export function HourLinesChart({ hours, height = 160 }: { hours: HourTimes[]; height?: number }) {
  const top = Math.max(1, ...hours.map((hour) => hour.p99 ?? hour.p90 ?? hour.p50 ?? 0)) * 1.1;
  const y = niceTicks(0, top, 3);
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height }}>
        <LineChart
          data={hours}
          margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
          title="Time to the whole answer by the hour"
        >
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis
            {...axisStyle}
            dataKey="atMs"
            ticks={hourTicks(hours)}
            interval={0}
            padding={{ left: 8, right: 8 }}
            tickFormatter={hourText}
          />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={52}
            domain={[0, top]}
            ticks={y.ticks}
            tickFormatter={(value: number) => formatDuration(value)}
          />
          {lines.map(({ key, dash }) => (
            <Line
              key={key}
              dataKey={key}
              type="linear"
              stroke="var(--accent)"
              strokeWidth={1.5}
              strokeDasharray={dash}
              // An hour alone between two gaps has no line; its dot shows it.
              dot={{ r: 2, fill: "var(--accent)", strokeDasharray: "0" }}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, label, payload }) =>
              active ? (
                <ChartTooltip
                  title={`From ${hourText(Number(label))}`}
                  rows={lines.toReversed().map(({ key, word }) => ({
                    label: word,
                    value: formatDuration(payload.find(({ dataKey }) => dataKey === key)?.value as number | undefined),
                  }))}
                />
              ) : null
            }
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
