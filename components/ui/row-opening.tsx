"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

interface RowOpenerProps {
  href: string | undefined;
  onOpen: (() => void) | undefined;
  children: ReactNode;
}

/** The naming cell's link or button: the keyboard's way into a row. */
export function RowOpener({ href, onOpen, children }: RowOpenerProps) {
  const classes = "-mx-1 block max-w-full truncate rounded-sm px-1 text-left font-medium text-text outline-offset-0";
  if (href !== undefined) {
    return (
      <Link href={href} data-row-opener className={classes}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" data-row-opener className={classes} onClick={onOpen}>
      {children}
    </button>
  );
}

interface RowOpening<Row> {
  rowHref?: (row: Row) => string;
  onRowOpen?: (row: Row) => void;
}

/** The click anywhere in a row, for the mouse; undefined when rows do not open. */
export function useRowClick<Row>({ rowHref, onRowOpen }: RowOpening<Row>) {
  const router = useRouter();
  if (!rowHref && !onRowOpen) return undefined;
  return (row: Row, event: MouseEvent<HTMLElement>) => {
    if (!isPlainClick(event)) return;
    if (rowHref) router.push(rowHref(row));
    else onRowOpen?.(row);
  };
}

/** A click on a control inside the row, or one that selects text, is not an opening of the row. */
function isPlainClick(event: MouseEvent<HTMLElement>) {
  const control = event.target instanceof Element && event.target.closest("a, button, input, label, [role=menuitem]");
  return !control && !event.defaultPrevented && !window.getSelection()?.toString();
}

/** Arrow keys go from one row's opener to the next. */
export function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-opener]")];
  const current = openers.findIndex((opener) => opener.matches(":focus"));
  if (current < 0) return;
  event.preventDefault();
  openers[current + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
