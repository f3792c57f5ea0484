interface SparklineProps {
  /** In order; null is a gap. */
  values: (number | null)[];
  /** What it shows, with its latest value, in words. */
  label: string;
  width?: number;
  height?: number;
  color?: string;
}

/** A line the size of a word. Its range is its data's. */
export function Sparkline({ values, label, width = 80, height = 20, color = "var(--accent)" }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 4);
  const y = (value: number) => (span > 0 ? height - 2 - ((value - low) / span) * (height - 4) : height / 2);
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const previous = values[index - 1];
      const pen = previous === null || previous === undefined ? "M" : "L";
      return `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
  const last = values.at(-1);
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="inline-block align-middle">
      <path d={path} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r={2} fill={color} />}
    </svg>
  );
}
