"use client";

import { Command } from "cmdk";
import { Dialog as Radix, VisuallyHidden } from "radix-ui";
import type { ReactNode } from "react";
import { useFocusReturn } from "./use-focus-return";

export interface CommandItem {
  id: string;
  /** Shown and searched. */
  label: string;
  icon?: ReactNode;
  /** A shortcut or a kind, at the right. */
  hint?: ReactNode;
  keywords?: string[];
  onSelect: () => void;
}

interface CommandDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Read out for the dialog. */
  label: string;
  placeholder: string;
  groups: { heading: string; items: CommandItem[] }[];
}

/** Search over what can be done. It closes before the chosen item acts, so that the item may open its own dialog. */
export function CommandDialog({ open, onOpenChange, label, placeholder, groups }: CommandDialogProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-overlay animate-fade-in bg-overlay" />
        <Radix.Content
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-overlay mx-auto max-w-xl animate-pop-in overflow-hidden rounded-lg border bg-raised shadow-dialog outline-none"
        >
          <VisuallyHidden.Root>
            <Radix.Title>{label}</Radix.Title>
          </VisuallyHidden.Root>
          <Command label={label} loop>
            <Command.Input
              placeholder={placeholder}
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none focus-visible:outline-none"
            />
            <Command.List className="max-h-[min(420px,56vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-sm text-subtle">Nothing found.</Command.Empty>
              {groups
                .filter((group) => group.items.length > 0)
                .map((group) => (
                  <Command.Group
                    key={group.heading}
                    heading={group.heading}
                    className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-subtle [&_[cmdk-group-heading]]:text-xs"
                  >
                    {group.items.map((item) => (
                      <Command.Item
                        key={item.id}
                        value={item.id}
                        keywords={[item.label, ...(item.keywords ?? [])]}
                        onSelect={() => {
                          onOpenChange(false);
                          item.onSelect();
                        }}
                        className="flex h-9 items-center gap-2.5 rounded px-2.5 text-sm aria-selected:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-subtle"
                      >
                        {item.icon}
                        <span className="min-w-0 flex-1 truncate">{item.label}</span>
                        {item.hint && <span className="shrink-0 text-subtle text-xs">{item.hint}</span>}
                      </Command.Item>
                    ))}
                  </Command.Group>
                ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
