import type { ReactNode } from "react";
import { cn } from "./cn";

interface PageHeadProps {
  title: ReactNode;
  /** A StatusChip, beside the title. */
  status?: ReactNode;
  /** One line: what it is. */
  description?: ReactNode;
  /** The one primary button. */
  action?: ReactNode;
  /** Secondary actions: a Menu, a few icon buttons. */
  menu?: ReactNode;
  className?: string;
}

export function PageHead({ title, status, description, action, menu, className }: PageHeadProps) {
  return (
    <header className={cn("flex flex-wrap items-start gap-x-4 gap-y-3", className)}>
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-lg tracking-[-0.01em]">{title}</h1>
          {status}
        </div>
        {description && <p className="mt-0.5 max-w-prose text-muted text-sm">{description}</p>}
      </div>
      {(action || menu) && (
        <div className="flex shrink-0 items-center gap-2">
          {menu}
          {action}
        </div>
      )}
    </header>
  );
}
