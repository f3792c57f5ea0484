import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";

interface DisclosureProps {
  title: ReactNode;
  className?: string;
  children: ReactNode;
}

/** What only some readers want: closed at first, opened in place. */
export function Disclosure({ title, className, children }: DisclosureProps) {
  return (
    <details className={cn("group/disclosure", className)}>
      <summary className="-outline-offset-2 flex cursor-pointer list-none items-center gap-1.5 rounded-b-lg px-5 py-2.5 text-muted text-sm hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/disclosure:rotate-90" />
        {title}
      </summary>
      <div className="px-5 pt-0.5 pb-4 pl-[42px]">{children}</div>
    </details>
  );
}
