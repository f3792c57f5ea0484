import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { ScrollRegion } from "./scroll-region";

interface TableProps extends ComponentProps<"table"> {
  /** Read out for the table; not shown. */
  caption: string;
  /** 28 px rows instead of 36. */
  dense?: boolean;
  /** Bounds the height so that the head sticks while the rows scroll, e.g. "max-h-[60vh]". */
  frameClassName?: string;
}

/** The frame scrolls sideways on narrow screens; the head stays. */
export function Table({ caption, dense, className, frameClassName, children, ...props }: TableProps) {
  return (
    <ScrollRegion aria-label={caption} className={cn("overflow-auto rounded border bg-surface", frameClassName)}>
      <table
        {...props}
        data-dense={dense || undefined}
        className={cn("group/table w-full border-separate border-spacing-0 text-sm", className)}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </ScrollRegion>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead>{children}</thead>;
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="[&>tr:last-child>*]:border-b-0">{children}</tbody>;
}

interface RowProps extends ComponentProps<"tr"> {
  /** Shows that the row opens. */
  clickable?: boolean;
  selected?: boolean;
}

export function TableRow({ clickable, selected, className, ...props }: RowProps) {
  return (
    <tr
      {...props}
      data-selected={selected || undefined}
      className={cn("group/row", clickable && "cursor-pointer hover:bg-hover", selected && "bg-accent-soft", className)}
    />
  );
}

interface HeadCellProps extends Omit<ComponentProps<"th">, "align"> {
  align?: "left" | "right" | "center";
  /** Given for a sortable column; null when it is not the one sorted by. */
  sorted?: "asc" | "desc" | null;
  onSort?: () => void;
}

const alignment = { left: "text-left", right: "text-right", center: "text-center" };

export function TableHeadCell({ align = "left", sorted, onSort, className, children, ...props }: HeadCellProps) {
  const Arrow = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      {...props}
      aria-sort={onSort ? (sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none") : undefined}
      className={cn(
        "sticky top-0 z-sticky h-8 whitespace-nowrap border-b bg-surface px-3 font-medium text-subtle text-xs",
        alignment[align],
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-text",
            align === "right" && "flex-row-reverse",
            sorted && "text-text",
          )}
        >
          {children}
          <Arrow aria-hidden className={cn("size-3", !sorted && "opacity-60")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

interface CellProps extends Omit<ComponentProps<"td">, "align"> {
  align?: "left" | "right" | "center";
}

export function TableCell({ align = "left", className, ...props }: CellProps) {
  return (
    <td
      {...props}
      className={cn(
        "h-9 border-b px-3 py-1 group-data-dense/table:h-7 group-data-dense/table:py-0.5",
        alignment[align],
        align === "right" && "whitespace-nowrap tabular-nums",
        className,
      )}
    />
  );
}

/** One row across the table that says what to do next. */
export function TableEmptyRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns} className="px-3 py-8 text-center text-muted">
        {children}
      </td>
    </tr>
  );
}
