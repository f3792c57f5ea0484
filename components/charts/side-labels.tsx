import { usePlotArea, useYAxisScale } from "recharts";

interface SideLabelsProps {
  above: string;
  below: string;
  /** Said at the lower edge of the margin band: inside it, or under it where it is too thin for words. */
  margin: string | null;
  marginAt: number | null;
}

const lineHeight = 18;

const halo = { paintOrder: "stroke", stroke: "var(--surface)", strokeWidth: 3, strokeLinejoin: "round" } as const;

/** Which side of zero is better for whom, in words inside the plot. */
export function SideLabels({ above, below, margin, marginAt }: SideLabelsProps) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const right = plot.x + plot.width - 4;
  const marginY = marginAt === null ? undefined : scale(-marginAt);
  const isThin = (marginY ?? 0) - (scale(0) ?? 0) < lineHeight;
  return (
    <g fontSize={12} fill="var(--muted)" aria-hidden>
      <text x={plot.x + 6} y={plot.y + 14} {...halo}>
        ↑ {above}
      </text>
      <text x={plot.x + 6} y={plot.y + plot.height - 6} {...halo}>
        ↓ {below}
      </text>
      {margin && marginY !== undefined && (
        <text
          x={right}
          y={isThin ? marginY + lineHeight - 4 : marginY - 5}
          textAnchor="end"
          fill="var(--subtle)"
          {...halo}
        >
          {margin}
        </text>
      )}
    </g>
  );
}
