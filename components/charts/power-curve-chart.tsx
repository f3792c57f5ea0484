"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatCompact, formatInterval, formatNumber } from "../ui/format";
import { axisLabelStyle, axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { ChartVoid } from "./chart-void";
import { niceTicks } from "./nice-ticks";

export interface PowerPoint {
  samples: number;
  low: number;
  expected: number;
  high: number;
}

interface PowerCurveChartProps {
  /** In order of samples. */
  points: PowerPoint[];
  /** What the plan has now. */
  planned: number;
  /** What the smallest effect needs; null where no number would do. */
  needed: number | null;
  /** The smallest effect that matters: a line across. */
  effect: number | null;
  height?: number;
}

const accent = "var(--accent)";
/** The part of the first, useless effects that may leave the frame. */
const headroom = 1.6;

/** What can be detected by how many samples: falling, with its range, and the plan and the need marked on it. */
export function PowerCurveChart({ points, planned, needed, effect, height = 180 }: PowerCurveChartProps) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2)
    return <ChartVoid height={height}>Too few samples to detect anything.</ChartVoid>;
  const at = (samples: number | null) => points.find((point) => point.samples === samples);
  const marks = [
    { ...at(planned), word: "planned", hollow: false },
    ...(needed !== null && needed !== planned ? [{ ...at(needed), word: "needed", hollow: true }] : []),
  ];
  const top = Math.min(
    first.high,
    headroom * Math.max(effect ?? 0, ...marks.map(({ high }) => high ?? 0), last.high) || first.high,
  );
  const y = niceTicks(0, top, 4);
  const x = niceTicks(0, last.samples, 3);
  const data = points.map((point) => ({ ...point, band: [point.low, point.high] }));
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 300, height }}>
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 12, bottom: 18, left: 0 }}
          title="What can be detected by how many samples"
        >
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis
            {...axisStyle}
            dataKey="samples"
            type="number"
            domain={[0, last.samples]}
            ticks={x.ticks}
            tickFormatter={formatCompact}
            label={{ ...axisLabelStyle, value: "samples", position: "insideBottom", offset: -12 }}
          />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={44}
            type="number"
            domain={[0, top]}
            ticks={y.ticks}
            allowDataOverflow
            tickFormatter={(value: number) => formatNumber(value, y.digits)}
          />
          <Area
            dataKey="band"
            type="linear"
            stroke="none"
            fill={accent}
            fillOpacity={0.16}
            activeDot={false}
            isAnimationActive={false}
          />
          {effect !== null && effect <= top && (
            <ReferenceLine
              y={effect}
              stroke="var(--text)"
              strokeDasharray="4 3"
              label={{ ...axisLabelStyle, value: "matters", position: "insideBottomRight" }}
            />
          )}
          <Line
            dataKey="expected"
            type="linear"
            stroke={accent}
            strokeWidth={2}
            dot={false}
            activeDot={{ r: 4, fill: accent, stroke: "var(--surface)", strokeWidth: 2 }}
            isAnimationActive={false}
          />
          {marks.map(({ samples, expected, word, hollow }) =>
            samples === undefined || expected === undefined || expected > top ? null : (
              <ReferenceDot
                key={word}
                x={samples}
                y={expected}
                r={4}
                fill={hollow ? "var(--surface)" : accent}
                stroke={hollow ? accent : "var(--surface)"}
                strokeWidth={2}
                label={{
                  ...axisLabelStyle,
                  fill: "var(--text)",
                  value: word,
                  position: samples > 0.8 * last.samples ? "left" : samples < 0.2 * last.samples ? "right" : "top",
                }}
              />
            ),
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, label }) => {
              const point = active ? at(Number(label)) : undefined;
              if (!point) return null;
              return (
                <ChartTooltip
                  title={`${formatNumber(point.samples)} samples`}
                  rows={[
                    { label: "detect", value: formatNumber(point.expected, 3) },
                    { label: "range", value: formatInterval(point.low, point.high, 3) },
                  ]}
                />
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
