/** Days are UTC and written `2026-12-01`, so that their order as texts is their order in time. */
export type Dated = { effectiveFrom: string };

export const priceStates = ["planned", "current", "past"] as const;
export type PriceState = (typeof priceStates)[number];

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The price of a day: the latest that began on it or before. Null before the first. */
export function priceInForce<P extends Dated>(prices: readonly P[], day: string): P | null {
  return prices.reduce<P | null>((latest, price) => {
    if (price.effectiveFrom > day) return latest;
    return latest === null || price.effectiveFrom >= latest.effectiveFrom ? price : latest;
  }, null);
}

export function priceStateOf(prices: readonly Dated[], { effectiveFrom }: Dated, day: string): PriceState {
  if (effectiveFrom > day) return "planned";
  return priceInForce(prices, day)?.effectiveFrom === effectiveFrom ? "current" : "past";
}

/** A model always has a price: without one in force, runs would be counted as free. */
export function whyNotRemovePrice(prices: readonly Dated[], price: Dated, day: string): string | null {
  const others = prices.filter(({ effectiveFrom }) => effectiveFrom !== price.effectiveFrom);
  return priceInForce(others, day) === null
    ? "This is the only price in force. Correct it, or add another one that holds today first."
    : null;
}
