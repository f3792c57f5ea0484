import type { ReactNode } from "react";
import { cn } from "./cn";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** The next step in one line. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center rounded border border-dashed px-6 py-12 text-center", className)}>
      {icon && <div className="mb-3 text-subtle [&_svg]:size-6">{icon}</div>}
      <h2 className="font-medium text-base">{title}</h2>
      {children && <p className="mt-1 max-w-[52ch] text-muted text-sm">{children}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
