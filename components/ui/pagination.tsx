"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatNumber } from "./format";
import { IconButton } from "./icon-button";

interface PaginationProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  onPageChange: (page: number) => void;
  /** What is counted, in the plural. */
  noun?: string;
}

/** The server pages; this only asks for another page. Nothing shows while one page holds everything. */
export function Pagination({ page, pageSize, total, onPageChange, noun = "rows" }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 text-sm text-subtle">
      <span className="tabular-nums">
        {formatNumber(from)} to {formatNumber(to)} of {formatNumber(total)} {noun}
      </span>
      <IconButton
        label="Previous page"
        icon={<ChevronLeft />}
        size="sm"
        blockedBecause={page <= 1 ? "This is the first page." : null}
        onClick={() => onPageChange(page - 1)}
      />
      <IconButton
        label="Next page"
        icon={<ChevronRight />}
        size="sm"
        blockedBecause={page >= pages ? "This is the last page." : null}
        onClick={() => onPageChange(page + 1)}
      />
    </nav>
  );
}
