import type { ReactNode } from "react";
import { cn } from "./cn";

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** Unit, interval or comparison, under the value. */
  detail?: ReactNode;
  className?: string;
}

export function Stat({ label, value, detail, className }: StatProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <dt className="text-subtle text-xs">{label}</dt>
      <dd className="mt-0.5">
        <span className="block truncate font-semibold text-md tabular-nums">{value}</span>
        {detail && <span className="block text-muted text-xs tabular-nums">{detail}</span>}
      </dd>
    </div>
  );
}

/** Stats side by side, divided by hairlines. */
export function StatRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl className={cn("grid grid-cols-[repeat(auto-fit,minmax(128px,1fr))] gap-x-6 gap-y-4", className)}>{children}</dl>
  );
}
