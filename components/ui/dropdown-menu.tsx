"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

interface MenuProps {
  /** One focusable element, usually an IconButton. */
  trigger: ReactElement;
  align?: "start" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}

export function Menu({ trigger, align = "end", side, className, children }: MenuProps) {
  return (
    // Not modal: the page behind stays readable for assistive technology and scrolls.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        {/* Outside the landmarks of the page, so it is one itself. */}
        <section aria-label="Menu">
          <Radix.Content
            align={align}
            side={side}
            sideOffset={4}
            collisionPadding={8}
            className={cn(
              "z-float max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-fade-in overflow-y-auto rounded-lg border bg-raised p-1 shadow-float",
              className,
            )}
          >
            {children}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemStyles =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:text-subtle data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-subtle";

interface MenuItemProps {
  icon?: ReactNode;
  /** Shown at the right: a shortcut, a value. */
  hint?: ReactNode;
  danger?: boolean;
  /** Why it cannot be used now; shown under the words. */
  blockedBecause?: string | null;
  onSelect?: () => void;
  href?: string;
  /** The address answers with a file. */
  isDownload?: boolean;
  children: ReactNode;
}

export function MenuItem({ icon, hint, danger, blockedBecause, onSelect, href, isDownload, children }: MenuItemProps) {
  const words = (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {blockedBecause && <span className="block max-w-56 text-subtle text-xs">{blockedBecause}</span>}
      </span>
      {hint && <span className="pl-4 text-subtle text-xs">{hint}</span>}
    </>
  );
  const link = isDownload ? (
    <a href={href} download>
      {words}
    </a>
  ) : (
    <Link href={href ?? ""}>{words}</Link>
  );
  const isLink = Boolean(href) && !blockedBecause;
  return (
    <Radix.Item
      asChild={isLink}
      disabled={Boolean(blockedBecause)}
      onSelect={onSelect}
      className={cn(itemStyles, danger && !blockedBecause && "text-danger [&_svg]:text-danger")}
    >
      {isLink ? link : words}
    </Radix.Item>
  );
}

interface MenuChoiceProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: { value: string; label: ReactNode; icon?: ReactNode }[];
}

/** One of several, with a dot at the chosen one. */
export function MenuChoice({ label, value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemStyles}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator className="size-1.5 rounded-full bg-accent" />
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Stays open on choice, so that several can be set. */
export function MenuCheck({ checked, onCheckedChange, disabled, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      disabled={disabled}
      onSelect={(event) => event.preventDefault()}
      className={itemStyles}
    >
      <span
        aria-hidden
        className={cn(
          "grid size-4 place-items-center rounded-sm border border-border-strong [&_svg]:size-3 [&_svg]:text-accent-on",
          checked && "border-accent-fill bg-accent-fill",
        )}
      >
        {checked && <Check strokeWidth={3} />}
      </span>
      <span className="flex-1">{children}</span>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-subtle text-xs">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;
}
