"use client";

import { RadioGroup as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps {
  /** The question, read out with the group and shown above it. */
  label: ReactNode;
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: RadioOption[];
  /** Cards show each option in its own frame. */
  look?: "list" | "cards";
  className?: string;
}

export function RadioGroup({ label, value, onValueChange, options, look = "list", className }: RadioGroupProps) {
  const id = useId();
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <span id={`${id}-label`} className="font-medium text-sm">
        {label}
      </span>
      <Radix.Root
        aria-labelledby={`${id}-label`}
        value={value ?? null}
        onValueChange={onValueChange}
        className={cn("grid gap-2", look === "cards" && "sm:grid-cols-[repeat(auto-fit,minmax(200px,1fr))]")}
      >
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className={cn(
              "flex cursor-pointer items-start gap-2 has-disabled:cursor-not-allowed has-disabled:text-subtle",
              look === "cards" &&
                "rounded border bg-surface p-3 hover:bg-hover has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft",
            )}
          >
            <Radix.Item
              id={`${id}-${option.value}`}
              value={option.value}
              disabled={option.disabled}
              aria-describedby={option.help ? `${id}-${option.value}-help` : undefined}
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-border-strong bg-surface data-[state=checked]:border-accent-fill data-[state=checked]:bg-accent-fill"
            >
              <Radix.Indicator className="size-1.5 rounded-full bg-accent-on" />
            </Radix.Item>
            <span className="min-w-0">
              <span className="block text-sm">{option.label}</span>
              {option.help && (
                <span id={`${id}-${option.value}-help`} className="block text-muted text-xs">
                  {option.help}
                </span>
              )}
            </span>
          </label>
        ))}
      </Radix.Root>
    </div>
  );
}
