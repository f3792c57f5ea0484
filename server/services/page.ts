import { z } from "zod";
import { AppError } from "@/server/core/errors";

/** What every list answers: one page, where the next begins, and how many there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

/** A cursor that is a place in the list. */
export function readPlace(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new AppError("invalid", "This place in the list is not valid. Start again from its first page.");
  }
  return Number(cursor);
}

export function nextPlace(place: number, shown: number, total: number): string | null {
  return shown > 0 && place + shown < total ? String(place + shown) : null;
}
