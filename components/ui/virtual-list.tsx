"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn";
import { ScrollRegion } from "./scroll-region";

interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item, index: number) => string | number;
  renderItem: (item: Item, index: number) => ReactNode;
  /** A guess at a row's height in pixels; rows are measured. */
  estimateHeight: number;
  /** Asked for once whenever the last row comes into sight: fetch the next page. */
  onEndReached?: () => void;
  /** Height of the scroll area; a class that bounds it. */
  className?: string;
}

/** Rows of any height, of which only those in sight exist: 10,000 scroll as smoothly as 10. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, renderItem, estimateHeight, onEndReached, className } = props;
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemKey(item, index);
    },
    overscan: 6,
  });
  const visible = rows.getVirtualItems();
  const endInSight = items.length > 0 && visible.at(-1)?.index === items.length - 1;

  // Syncs the scroll position with the paged source.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one request per length, not per new callback
  useEffect(() => {
    if (endInSight) onEndReached?.();
  }, [endInSight, items.length]);

  return (
    <ScrollRegion ref={scroller} aria-label={label} className={cn("h-[70vh] overflow-y-auto", className)}>
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderItem(item, row.index)}
            </li>
          );
        })}
      </ul>
    </ScrollRegion>
  );
}
