import type { ReactNode } from "react";

interface ChartTooltipProps {
  title: ReactNode;
  rows: { label: ReactNode; value: ReactNode }[];
}

export function ChartTooltip({ title, rows }: ChartTooltipProps) {
  return (
    <div className="rounded border bg-raised px-2.5 py-1.5 text-xs shadow-float">
      <p className="font-medium">{title}</p>
      <dl className="mt-0.5 grid grid-cols-[auto_auto] gap-x-3 tabular-nums">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move within one tooltip
          <div key={index} className="contents">
            <dt className="text-subtle">{row.label}</dt>
            <dd className="text-right">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
