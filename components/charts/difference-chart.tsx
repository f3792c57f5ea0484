"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatDelta, formatInterval, formatNumber } from "../ui/format";
import { variantTone } from "../ui/variant-tone";
import { axisLabelStyle, axisStyle } from "./axis-style";
import { ChartTooltip } from "./chart-tooltip";
import { ChartVoid } from "./chart-void";
import { type DifferencePoint, differenceDomain } from "./difference-domain";
import { niceTicks } from "./nice-ticks";
import { SideLabels } from "./side-labels";

interface DifferenceChartProps {
  /** In order of n. A null estimate or interval leaves a gap. */
  points: DifferencePoint[];
  /** Letters: the line shows treatment minus control. */
  treatment: string;
  control: string;
  betterIs?: "higher" | "lower";
  /** The smallest effect that matters: a band of plus and minus this much around zero. */
  margin?: number | null;
  /** Where the plan ends; the axis reaches at least there. */
  plannedN?: number | null;
  digits?: number;
  height?: number;
}

/** The difference as samples come in, with its confidence sequence narrowing around it. */
export function DifferenceChart(props: DifferenceChartProps) {
  const { points, treatment, control, betterIs = "higher", margin = null, plannedN = null } = props;
  const { digits = 2, height = 260 } = props;
  if (points.length === 0)
    return <ChartVoid height={height}>Nothing to draw yet: it starts with the first scored samples.</ChartVoid>;
  const domain = differenceDomain(points, margin);
  const y = niceTicks(domain[0], domain[1], 5);
  const lastN = points.at(-1)?.n ?? 0;
  const endN = Math.max(lastN, plannedN ?? 0, 1);
  const x = niceTicks(0, endN, 5);
  const { color } = variantTone(treatment);
  const latest = points.findLast((point) => point.estimate !== null);
  const data = points.map((point) => ({
    ...point,
    band: point.low === null || point.high === null ? null : [point.low, point.high],
  }));
  return (
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height }}>
        <ComposedChart
          data={data}
          margin={{ top: 8, right: 52, bottom: 18, left: 0 }}
          title={`Difference of ${treatment} to ${control} over samples`}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" syncWithTicks />
          <XAxis
            {...axisStyle}
            dataKey="n"
            type="number"
            domain={[0, endN]}
            ticks={x.ticks}
            tickFormatter={(value: number) => formatNumber(value)}
            label={{ ...axisLabelStyle, value: "samples", position: "insideBottom", offset: -12 }}
          />
          <YAxis
            {...axisStyle}
            axisLine={false}
            width={52}
            type="number"
            domain={domain}
            ticks={y.ticks}
            allowDataOverflow
            tickFormatter={(value: number) => formatDelta(value, y.digits)}
          />
          {margin !== null && (
            <ReferenceArea y1={-margin} y2={margin} fill="var(--subtle)" fillOpacity={0.12} stroke="none" />
          )}
          <Area
            dataKey="band"
            type="linear"
            stroke={color}
            strokeOpacity={0.5}
            strokeWidth={1}
            fill={color}
            fillOpacity={0.16}
            connectNulls={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <ReferenceLine y={0} stroke="var(--text)" strokeWidth={1} />
          {plannedN !== null && plannedN > lastN && (
            <ReferenceLine
              x={plannedN}
              stroke="var(--border-strong)"
              strokeDasharray="2 3"
              label={{ ...axisLabelStyle, value: `planned ${formatNumber(plannedN)}`, position: "insideTopRight" }}
            />
          )}
          <Line
            dataKey="estimate"
            type="linear"
            stroke={color}
            strokeWidth={2}
            dot={false}
            activeDot={{ r: 4, fill: color, stroke: "var(--surface)", strokeWidth: 2 }}
            connectNulls={false}
            isAnimationActive={false}
          />
          {latest && latest.estimate !== null && (
            <ReferenceDot
              x={latest.n}
              y={latest.estimate}
              r={4}
              fill={color}
              stroke="var(--surface)"
              strokeWidth={2}
              label={{
                value: formatDelta(latest.estimate, digits),
                position: "right",
                fill: "var(--text)",
                fontSize: 13,
                fontWeight: 600,
              }}
            />
          )}
          <SideLabels
            above={`${betterIs === "higher" ? treatment : control} better`}
            below={`${betterIs === "higher" ? control : treatment} better`}
            margin={margin === null ? null : `±${formatNumber(margin, digits)}: too small to matter`}
            marginAt={margin}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--border-strong)" }}
            content={({ active, label }) => {
              const point = active ? points.find((each) => each.n === Number(label)) : undefined;
              if (!point) return null;
              return (
                <ChartTooltip
                  title={`After ${formatNumber(point.n)} samples`}
                  rows={[
                    { label: `${treatment} minus ${control}`, value: formatDelta(point.estimate, digits) },
                    { label: "interval", value: formatInterval(point.low, point.high, digits) },
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
