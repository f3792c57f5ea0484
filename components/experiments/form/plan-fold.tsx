import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A part of the plan card that only some readers want: closed at first. */
export function PlanFold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group/fold border-t">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 py-2 text-muted text-sm hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/fold:rotate-90" />
        {title}
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
