"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { tabListStyles, tabStyles } from "./tab-styles";

interface TabsProps {
  /** Read out for the row of tabs. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  tabs: { value: string; label: ReactNode; count?: number }[];
  /** TabPanel elements. */
  children: ReactNode;
  className?: string;
}

/** Tabs inside a page or panel. The parts of an object page are LinkTabs: they change the URL. */
export function Tabs({ label, value, onValueChange, tabs, children, className }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className={className}>
      <Radix.List aria-label={label} className={tabListStyles}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabStyles}>
            {tab.label}
            {tab.count !== undefined && <span className="text-subtle text-xs tabular-nums">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  return (
    <Radix.Content value={value} className={className}>
      {children}
    </Radix.Content>
  );
}
