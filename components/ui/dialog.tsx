"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { useFocusReturn } from "./use-focus-return";

interface DialogProps {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** The buttons: ghost "Cancel" first, the primary one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

const width = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-4xl" };

export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  size = "sm",
  footer,
  children,
}: DialogProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-overlay grid animate-fade-in place-items-center overflow-y-auto bg-overlay p-4">
          <Radix.Content
            {...focusReturn}
            {...(description ? {} : { "aria-describedby": undefined })}
            className={cn(
              "relative flex max-h-[calc(100dvh-32px)] w-full animate-pop-in flex-col rounded-lg border bg-raised shadow-dialog outline-none",
              width[size],
            )}
          >
            <header className="pt-4 pr-14 pb-3 pl-5">
              <Radix.Title className="font-semibold text-md">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 max-w-prose text-muted text-sm">{description}</Radix.Description>
              )}
            </header>
            {children && <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>}
            {footer && <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
            {/* Last in order, so that the first field takes the focus at opening. */}
            <CloseButton className="absolute top-3 right-3" />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
