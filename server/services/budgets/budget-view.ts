import { z } from "zod";
import type { Purse } from "@/server/core/budget/purse";
import { roomOf } from "@/server/core/budget/purse";

export const purseView = z.object({
  spentMicroUsd: z.number().int(),
  /** Held by calls under way. */
  reservedMicroUsd: z.number().int(),
  limitMicroUsd: z.number().int().nullable(),
  roomMicroUsd: z.number().int().nullable(),
  alertPercents: z.array(z.number().int()),
});

type Stored = { spentMicroUsd: bigint; reservedMicroUsd: bigint } | null | undefined;
type StoredBudget = { limitMicroUsd: bigint; alertPercents: number[] } | null | undefined;

/** A purse beside its budget; either may be missing. */
export function purseViewOf(key: string, purse: Stored, budget: StoredBudget): z.input<typeof purseView> {
  const held: Purse = {
    key,
    spentMicroUsd: Number(purse?.spentMicroUsd ?? 0),
    reservedMicroUsd: Number(purse?.reservedMicroUsd ?? 0),
    limitMicroUsd: budget ? Number(budget.limitMicroUsd) : null,
  };
  return { ...held, roomMicroUsd: roomOf(held), alertPercents: budget?.alertPercents ?? [] };
}
