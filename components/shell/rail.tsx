"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "../ui/cn";
import { Tooltip } from "../ui/tooltip";
import { LogoMark } from "./logo";
import { currentNavItem, type NavItem } from "./navigation";

interface RailProps {
  workspaceName: string;
  items: NavItem[];
}

/** The nouns at the left: words from 1,024 px, icons from 640 px. */
export function Rail({ workspaceName, items }: RailProps) {
  const current = currentNavItem(items, usePathname());
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 z-rail hidden h-dvh w-14 shrink-0 flex-col border-r bg-background sm:flex lg:w-52 print:hidden"
    >
      <Link
        href={items[0]?.href ?? "/"}
        aria-label={workspaceName}
        className="flex h-12 items-center gap-2.5 overflow-hidden px-4 outline-offset-[-2px]"
      >
        <LogoMark />
        <span className="hidden truncate font-semibold text-base lg:block">{workspaceName}</span>
      </Link>
      <div className="flex flex-1 flex-col justify-between gap-4 overflow-y-auto px-2 py-2">
        <RailList items={items.filter((item) => !item.isAside)} current={current} />
        <RailList items={items.filter((item) => item.isAside)} current={current} />
      </div>
    </nav>
  );
}

function RailList({ items, current }: { items: NavItem[]; current: NavItem | undefined }) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map((item) => (
        <li key={item.href}>
          <Tooltip content={item.label} side="right" className="lg:hidden">
            <Link
              href={item.href}
              aria-current={item === current ? "page" : undefined}
              className={cn(
                "flex h-8 items-center gap-2.5 rounded px-3 text-sm text-muted hover:bg-hover hover:text-text lg:px-2",
                item === current && "bg-sunken font-medium text-text",
              )}
            >
              <item.icon aria-hidden className={cn("size-4 shrink-0", item === current && "text-accent")} />
              <span className="sr-only lg:not-sr-only">{item.label}</span>
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

/** The same nouns under the thumb, below 640 px. */
export function BottomBar({ items }: { items: NavItem[] }) {
  const current = currentNavItem(items, usePathname());
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-rail border-t bg-background pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map((item) => (
          <li key={item.href} className="min-w-0">
            <Link
              href={item.href}
              aria-current={item === current ? "page" : undefined}
              className={cn(
                "flex h-14 flex-col items-center justify-center gap-0.5 text-subtle text-xs outline-offset-[-2px]",
                item === current && "font-medium text-accent",
              )}
            >
              <item.icon aria-hidden className="size-5" />
              <span className="max-w-full truncate px-0.5 tracking-[-0.01em]">{item.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
