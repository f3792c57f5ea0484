import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const looks = {
  /** Within a panel, to its edges. */
  panel: {
    summary: "-outline-offset-2 rounded-b-lg px-5 py-2.5",
    content: "px-5 pt-0.5 pb-4 pl-[42px]",
  },
  /** Within a card, on its own lines. */
  card: { summary: "py-2", content: "pb-3" },
};

interface DisclosureProps {
  title: ReactNode;
  look?: keyof typeof looks;
  className?: string;
  children: ReactNode;
}

/** What only some readers want: closed at first, opened in place. */
export function Disclosure({ title, look = "panel", className, children }: DisclosureProps) {
  const { summary, content } = looks[look];
  return (
    <details className={cn("group/disclosure", className)}>
      <summary
        className={cn(
          "flex cursor-pointer list-none items-center gap-1.5 text-muted text-sm hover:text-text [&::-webkit-details-marker]:hidden",
          summary,
        )}
      >
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/disclosure:rotate-90" />
        {title}
      </summary>
      <div className={content}>{children}</div>
    </details>
  );
}
