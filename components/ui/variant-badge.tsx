import type { ReactNode } from "react";
import { cn } from "./cn";
import { variantTone } from "./variant-tone";

interface VariantBadgeProps {
  letter: string;
  /** Said beside the letter. */
  name?: ReactNode;
  isControl?: boolean;
  className?: string;
}

/** Letter and hue, the same in every chart, table, chip and report. */
export function VariantBadge({ letter, name, isControl, className }: VariantBadgeProps) {
  return (
    <span className={cn("inline-flex min-w-0 max-w-full items-center gap-1.5 align-middle", className)}>
      <span
        className={cn(
          "grid size-[18px] shrink-0 place-items-center rounded-sm font-semibold text-xs",
          variantTone(letter).fill,
        )}
      >
        {letter}
      </span>
      {name && <span className="truncate">{name}</span>}
      {isControl && <span className="shrink-0 text-subtle text-xs">control</span>}
    </span>
  );
}
