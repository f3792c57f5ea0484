import { readImage } from "@/server/core/dataset/image-cell";
import type { Json } from "@/server/core/dataset/schema";
import { cn } from "../ui/cn";
import { cellText } from "./cell-text";

interface PictureProps {
  column: string;
  value: Json | undefined;
  /** Bounded to a line's height, or to be looked at. */
  size: "small" | "large";
}

/** An image column's cell: the picture itself, or in words where it lies. Nothing is ever fetched from there. */
export function Picture({ column, value, size }: PictureProps) {
  const read = readImage(value ?? null);
  if (!read.ok) return <span className="line-clamp-2 break-words">{cellText(value).slice(0, 200)}</span>;
  if (read.image === null) return null;
  if (read.image.kind === "url") {
    const { host, pathname } = new URL(read.image.url);
    return (
      <span className="block max-w-64 break-words" title={read.image.url}>
        Image at {host}
        <span className="block truncate text-subtle text-xs">{pathname}</span>
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: a data URL has no server that could make it smaller
    <img
      src={`data:${read.image.mediaType};base64,${read.image.base64}`}
      alt={column}
      decoding="async"
      className={cn(
        "rounded border bg-sunken object-contain",
        size === "small" ? "h-12 w-auto max-w-32" : "h-auto max-h-80 w-auto max-w-full self-start",
      )}
    />
  );
}
