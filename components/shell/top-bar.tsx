"use client";

import { ChevronRight, CircleHelp, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { formatCount } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { Kbd } from "../ui/kbd";
import type { Crumb } from "./frame-slots";
import { ThemeMenu } from "./theme-choice";

export interface RunningWork {
  count: number;
  href: string;
}

interface TopBarProps {
  crumbs: Crumb[];
  running: RunningWork | null;
  onSearch: () => void;
  onHelp: () => void;
  account: ReactNode;
}

export function TopBar({ crumbs, running, onSearch, onHelp, account }: TopBarProps) {
  return (
    <header className="sticky top-0 z-rail flex h-12 items-center gap-1.5 border-b bg-background px-4 sm:px-6 print:hidden">
      <Breadcrumb crumbs={crumbs} />
      {running && running.count > 0 && <RunningIndicator running={running} />}
      <button
        type="button"
        onClick={onSearch}
        className="hidden h-8 w-52 items-center gap-2 rounded border bg-surface px-2 text-sm text-subtle hover:bg-hover md:flex"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1 text-left">Search or do</span>
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </button>
      <IconButton label="Search or do" icon={<Search />} onClick={onSearch} className="md:hidden" />
      <span className="hidden items-center sm:flex">
        <IconButton label="Keyboard shortcuts" icon={<CircleHelp />} onClick={onHelp} />
        <ThemeMenu />
      </span>
      <span className="ml-1 grid place-items-center">{account}</span>
    </header>
  );
}

function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <li
              key={`${crumb.href ?? ""}${crumb.label}`}
              className={cn("items-center gap-1", isLast ? "flex min-w-0" : "hidden shrink-0 sm:flex")}
            >
              {index > 0 && <ChevronRight aria-hidden className="hidden size-3.5 shrink-0 text-subtle sm:block" />}
              {isLast || !crumb.href ? (
                <span aria-current={isLast ? "page" : undefined} className="truncate font-medium">
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="rounded-sm text-muted hover:text-text">
                  {crumb.label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function RunningIndicator({ running }: { running: RunningWork }) {
  return (
    <Link
      href={running.href}
      aria-label={`${formatCount(running.count, "experiment")} running`}
      className="flex h-7 shrink-0 items-center gap-2 rounded-full bg-info-soft px-2.5 font-medium text-info-ink text-xs tabular-nums"
    >
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-info" />
      {running.count}
      <span className="hidden sm:inline">running</span>
    </Link>
  );
}
