"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** For a setting that takes effect at once; a choice that waits for "Save" is a Checkbox. */
export function Switch({ checked, onCheckedChange, label, help, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-3", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="block text-sm">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-subtle text-xs">
            {help}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        className="relative mt-0.5 h-4 w-7 shrink-0 rounded-full bg-border-strong before:absolute before:-inset-1.5 disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:bg-accent-fill"
      >
        <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-surface transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-accent-on" />
      </Radix.Root>
    </div>
  );
}
