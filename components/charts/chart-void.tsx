import type { ReactNode } from "react";

/** Stands where a chart will be, at its final height, so that nothing jumps when the first point comes. */
export function ChartVoid({ height, children }: { height: number; children: ReactNode }) {
  return (
    <p style={{ height }} className="grid place-items-center rounded bg-sunken px-4 text-center text-muted text-sm">
      {children}
    </p>
  );
}
