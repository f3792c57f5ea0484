"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { ScrollRegion } from "./scroll-region";
import { useFocusReturn } from "./use-focus-return";

interface SheetProps {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title: previous and next, a menu. */
  actions?: ReactNode;
  footer?: ReactNode;
  size?: "md" | "lg";
  children: ReactNode;
}

/** Detail beside a list that stays where it was. */
export function Sheet({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  actions,
  footer,
  size,
  children,
}: SheetProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-overlay animate-fade-in bg-overlay" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          // The panel itself takes the focus: the first button would open with its tooltip over the content.
          onCloseAutoFocus={focusReturn.onCloseAutoFocus}
          onOpenAutoFocus={(event) => {
            focusReturn.onOpenAutoFocus();
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          className={cn(
            "fixed inset-y-0 right-0 z-overlay flex w-full animate-slide-in flex-col border-l bg-raised shadow-dialog outline-none",
            size === "lg" ? "max-w-4xl" : "max-w-xl",
          )}
        >
          <header className="flex min-h-12 items-center gap-2 border-b py-2 pr-3 pl-5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate font-semibold text-base">{title}</Radix.Title>
              {description && <Radix.Description className="text-subtle text-xs">{description}</Radix.Description>}
            </div>
            {actions}
            <CloseButton />
          </header>
          <ScrollRegion aria-label="Detail" className="min-h-0 flex-1 overflow-y-auto px-5 py-4 outline-none">
            {children}
          </ScrollRegion>
          {footer && <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
