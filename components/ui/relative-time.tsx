"use client";

import { useNow } from "../hooks/use-now";
import { formatInstant, formatRelative } from "./format";
import { Tooltip } from "./tooltip";

/** Relative, kept fresh; the exact instant in the reader's zone on hover and focus. */
export function RelativeTime({ instant, className }: { instant: string | null | undefined; className?: string }) {
  const now = useNow();
  if (!instant) return <span className={className}>-</span>;
  // The server knows neither the reader's clock nor zone, so it sends the plain date and the browser says the rest.
  if (now === null) return <time dateTime={instant}>{instant.slice(0, 10)}</time>;
  return (
    <Tooltip content={formatInstant(instant)}>
      <time dateTime={instant} className={className}>
        {formatRelative(instant, now)}
      </time>
    </Tooltip>
  );
}
