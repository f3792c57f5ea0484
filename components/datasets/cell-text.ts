import type { Json } from "@/server/core/dataset/schema";

/** A cell as people read it: text as it is, nothing for null, JSON for the rest. */
export function cellText(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
