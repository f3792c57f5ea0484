import type { ReactNode } from "react";
import { cn } from "./cn";
import { HelpLink } from "./help-link";
import type { HelpTopic } from "./help-topics";

interface SectionProps {
  title?: ReactNode;
  /** A "?" beside the title. */
  help?: HelpTopic;
  /** Under the title. */
  description?: ReactNode;
  actions?: ReactNode;
  /** Framed stands on a surface with a border; plain only heads what follows. */
  look?: "framed" | "plain";
  /** No inner padding, for tables and charts that reach the frame. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Section({
  title,
  help,
  description,
  actions,
  look = "framed",
  flush,
  className,
  children,
}: SectionProps) {
  const framed = look === "framed";
  return (
    <section className={cn("min-w-0", framed && "rounded-lg border bg-surface", className)}>
      {(title || actions) && (
        <header className={cn("flex flex-wrap items-start gap-x-4 gap-y-2", framed ? "px-4 pt-3 pb-2" : "pb-2")}>
          <div className="min-w-0 flex-[1_1_11rem]">
            {title && (
              <div className="flex items-center gap-1">
                <h2 className="font-semibold text-base">{title}</h2>
                {help && <HelpLink topic={help} />}
              </div>
            )}
            {description && <p className="max-w-prose text-sm text-subtle">{description}</p>}
          </div>
          {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn(framed && !flush && "px-4 pb-4", framed && !flush && !title && !actions && "pt-4")}>
        {children}
      </div>
    </section>
  );
}
