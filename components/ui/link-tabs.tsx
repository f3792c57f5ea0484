"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { tabListStyles, tabStyles } from "./tab-styles";

interface LinkTabsProps {
  label: string;
  /** The tab whose href is the longest prefix of the path is the current one. */
  tabs: { href: string; label: ReactNode; count?: number }[];
  className?: string;
}

/** The parts of an object page: each has its own address. */
export function LinkTabs({ label, tabs, className }: LinkTabsProps) {
  const pathname = usePathname();
  const current = tabs
    .filter((tab) => pathname === tab.href || pathname.startsWith(`${tab.href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0]?.href;
  return (
    <nav aria-label={label} className={cn(tabListStyles, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className={tabStyles}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-subtle text-xs tabular-nums">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
