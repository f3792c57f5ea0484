"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";
import { ScrollRegion } from "./scroll-region";

interface VirtualListProps {
  label: string;
  /** How many rows there are, whether or not they are loaded: the scroll bar tells the whole length. */
  count: number;
  renderRow: (index: number) => ReactNode;
  /** A guess at a row's height in pixels; rows are measured. */
  estimateHeight: number;
  /** Told whenever other rows come into sight: load them. */
  onRangeChange?: (first: number, last: number) => void;
  /** Height of the scroll area; a class that bounds it. */
  className?: string;
}

/** Rows of any height, of which only those in sight exist: 10,000 scroll as smoothly as 10. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, renderRow, estimateHeight, onRangeChange, className } = props;
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    overscan: 6,
  });
  const visible = rows.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;

  // Syncs the scroll position with the paged source.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per range, not per new callback
  useEffect(() => {
    onRangeChange?.(first, last);
  }, [first, last]);

  return (
    <ScrollRegion ref={scroller} aria-label={label} className={cn("h-[70vh] overflow-y-auto", className)}>
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={count}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {renderRow(row.index)}
          </li>
        ))}
      </ul>
    </ScrollRegion>
  );
}
