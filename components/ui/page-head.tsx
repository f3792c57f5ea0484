import type { ReactNode } from "react";
import { cn } from "./cn";
import { HelpLink } from "./help-link";
import type { HelpTopic } from "./help-topics";

interface PageHeadProps {
  title: ReactNode;
  /** What the "?" explains; every page has one. */
  help: HelpTopic;
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

export function PageHead({ title, help, status, description, action, menu, className }: PageHeadProps) {
  return (
    <header className={cn("flex flex-wrap items-start gap-x-4 gap-y-3", className)}>
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-lg tracking-[-0.01em]">{title}</h1>
          {status}
          <HelpLink topic={help} />
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
