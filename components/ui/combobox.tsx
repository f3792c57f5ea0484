"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";
import { useFieldWiring } from "./field";
import { Popover } from "./popover";

export interface ComboboxOption {
  value: string;
  /** Shown and searched. */
  label: string;
  hint?: ReactNode;
  /** More words to find it by. */
  keywords?: string[];
  group?: string;
  disabled?: boolean;
}

export interface ComboboxProps {
  value: string | undefined;
  onValueChange: (value: string) => void;
  /** Left, or its list closed, without a choice. */
  onBlur?: () => void;
  options: ComboboxOption[];
  placeholder?: string;
  /** Said when the search finds nothing. */
  nothingFound?: string;
  "aria-label"?: string;
  className?: string;
}

/** A searchable select, for lists that grow: datasets, models, prompts. */
export function Combobox({
  value,
  onValueChange,
  onBlur,
  options,
  placeholder,
  nothingFound,
  className,
  ...aria
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const chosen = options.find((option) => option.value === value);
  const groups = [...new Set(options.map((option) => option.group))];
  const trigger = (
    <button
      type="button"
      role="combobox"
      aria-expanded={open}
      aria-controls={listId}
      onBlur={() => !open && onBlur?.()}
      {...useFieldWiring()}
      {...aria}
      className={cn(controlStyles, "flex h-8 items-center justify-between gap-2 text-left", className)}
    >
      <span className={cn("truncate", !chosen && "text-subtle")}>{chosen?.label ?? placeholder ?? "Choose"}</span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-subtle" />
    </button>
  );
  return (
    <Popover
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) onBlur?.();
      }}
      aria-label={aria["aria-label"] ?? placeholder ?? "Choose"}
      className="w-(--radix-popover-trigger-width) min-w-64 p-0"
    >
      <Command defaultValue={chosen?.value} label={placeholder ?? "Search"}>
        <Command.Input
          placeholder="Search"
          className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none focus-visible:outline-none"
        />
        <Command.List id={listId} className="max-h-72 overflow-y-auto p-1">
          <Command.Empty className="px-2 py-3 text-sm text-subtle">{nothingFound ?? "Nothing found."}</Command.Empty>
          {groups.map((group) => (
            <Command.Group
              key={group ?? ""}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-subtle [&_[cmdk-group-heading]]:text-xs"
            >
              {options
                .filter((option) => option.group === group)
                .map((option) => (
                  <Command.Item
                    key={option.value}
                    value={option.value}
                    keywords={[option.label, ...(option.keywords ?? [])]}
                    disabled={option.disabled}
                    onSelect={() => {
                      onValueChange(option.value);
                      setOpen(false);
                    }}
                    className="flex min-h-7 items-center gap-2 rounded-sm px-2 py-1 text-sm aria-disabled:text-subtle aria-selected:bg-hover"
                  >
                    <Check
                      aria-hidden
                      className={cn("size-4 shrink-0 text-accent", option.value !== value && "invisible")}
                    />
                    <span className="min-w-0 flex-1 truncate">{option.label}</span>
                    {option.hint && <span className="shrink-0 text-subtle text-xs">{option.hint}</span>}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Popover>
  );
}
