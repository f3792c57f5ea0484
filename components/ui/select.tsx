"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";
import { useFieldWiring } from "./field";

export interface SelectOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface SelectProps {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: SelectOption[];
  placeholder?: string;
  disabled?: boolean;
  size?: "sm" | "md";
  /** Needed outside a Field. */
  "aria-label"?: string;
  className?: string;
}

export function Select({
  value,
  onValueChange,
  options,
  placeholder,
  disabled,
  size,
  className,
  ...aria
}: SelectProps) {
  return (
    <Radix.Root value={value ?? ""} onValueChange={onValueChange} disabled={disabled}>
      <Radix.Trigger
        {...useFieldWiring()}
        {...aria}
        className={cn(
          controlStyles,
          "flex items-center justify-between gap-2 text-left data-[placeholder]:text-subtle",
          size === "sm" ? "h-7" : "h-8",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder ?? "Choose"} />
        </span>
        <Radix.Icon>
          <ChevronDown className="size-4 text-subtle" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-float max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-fade-in overflow-hidden rounded-lg border bg-raised shadow-float"
        >
          <Radix.Viewport className="max-h-80 p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-7 select-none items-center gap-2 rounded-sm py-1 pr-2 pl-7 text-sm outline-none data-[disabled]:text-subtle data-[highlighted]:bg-hover"
              >
                <Radix.ItemIndicator className="-ml-5 absolute">
                  <Check className="size-4 text-accent" />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.hint && <span className="ml-auto pl-4 text-subtle text-xs">{option.hint}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
