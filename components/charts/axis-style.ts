/** Looks shared by every axis: small, quiet, tabular. */
export const axisStyle = {
  stroke: "var(--border)",
  tickLine: false,
  tick: { fill: "var(--subtle)", fontSize: 12 },
  tickMargin: 6,
} as const;

export const axisLabelStyle = { fill: "var(--subtle)", fontSize: 12 } as const;
