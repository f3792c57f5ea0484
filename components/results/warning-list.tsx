import { TriangleAlert } from "lucide-react";
import { cn } from "../ui/cn";

/** Plain sentences a reader should know, at the place they concern. */
export function WarningList({ warnings, className }: { warnings: string[]; className?: string }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={cn("flex flex-col gap-1", className)}>
      {warnings.map((text) => (
        <li key={text} className="flex max-w-prose items-start gap-2 text-muted text-sm">
          <TriangleAlert aria-label="Note" className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
