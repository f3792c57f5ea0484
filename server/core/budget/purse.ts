/** What was spent of a limit and what calls under way hold, in micro-dollars. A purse without a limit is only counted. */
export type Purse = {
  key: string;
  spentMicroUsd: number;
  reservedMicroUsd: number;
  limitMicroUsd: number | null;
};

/** The purse of the whole workspace, for all time. */
export const wholeKey = "all";
/** The budget that limits the purse of each month. */
export const monthlyKey = "month";

/** The purse of the calendar month (UTC) that a call begins in: "2026-11". */
export const monthKeyOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The budget that limits a purse: one budget serves all months. */
export const budgetKeyOf = (purseKey: string): string => (/^\d{4}-\d{2}$/.test(purseKey) ? monthlyKey : purseKey);

/** What may still be reserved of a purse, in micro-dollars, never below 0; null without a limit. */
export function roomOf({ limitMicroUsd, spentMicroUsd, reservedMicroUsd }: Purse): number | null {
  return limitMicroUsd === null ? null : Math.max(0, limitMicroUsd - spentMicroUsd - reservedMicroUsd);
}

/**
 * Which reservations (micro-dollars) fit into every purse, in their order. A call that costs nothing always does. `short`
 * names the purse that the first refused one did not fit into, and what it wanted.
 */
export function grantReservations(
  purses: readonly Purse[],
  amounts: readonly number[],
): { granted: boolean[]; short: { purse: Purse; wantedMicroUsd: number } | null } {
  let short: { purse: Purse; wantedMicroUsd: number } | null = null;
  let given = 0;
  const granted = amounts.map((amount) => {
    if (amount === 0) return true;
    const full = purses.find((purse) => {
      const room = roomOf(purse);
      return room !== null && given + amount > room;
    });
    if (full) {
      short ??= { purse: full, wantedMicroUsd: amount };
      return false;
    }
    given += amount;
    return true;
  });
  return { granted, short };
}

/** Whether the wanted sum would not fit even if every call under way turned out to cost nothing. */
export function isUsedUp({ limitMicroUsd, spentMicroUsd }: Purse, wantedMicroUsd: number): boolean {
  return limitMicroUsd !== null && spentMicroUsd + wantedMicroUsd > limitMicroUsd;
}

/** The alert marks (per cent of the limit) that the spending passed on its way from `before` to `after`. */
export function passedMarks(
  marks: readonly number[],
  { before, after, limit }: { before: number; after: number; limit: number },
): number[] {
  return marks.filter((mark) => before * 100 < mark * limit && after * 100 >= mark * limit);
}
