"use client";

import type { ReactNode } from "react";
import { cn } from "./cn";

interface FilterChipsProps {
  /** The question the chips answer, e.g. "State". */
  label: string;
  options: { value: string; label: ReactNode; count?: number }[];
  /** The chosen values; keep them in the URL. */
  value: string[];
  onValueChange: (value: string[]) => void;
  /** One at most. */
  single?: boolean;
  className?: string;
}

export function FilterChips({ label, options, value, onValueChange, single, className }: FilterChipsProps) {
  function toggle(option: string) {
    if (value.includes(option)) onValueChange(value.filter((each) => each !== option));
    else onValueChange(single ? [option] : [...value, option]);
  }
  return (
    <fieldset className={cn("flex min-w-0 flex-wrap items-center gap-1.5", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => {
        const pressed = value.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={pressed}
            onClick={() => toggle(option.value)}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm",
              pressed ? "border-accent bg-accent-soft text-accent-ink" : "bg-surface text-muted hover:bg-hover",
            )}
          >
            {option.label}
            {option.count !== undefined && <span className="text-xs tabular-nums opacity-90">{option.count}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
