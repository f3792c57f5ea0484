import type { ModelPrice } from "@/server/core/model/price";
import { priceLabel } from "./price-text";

/** A price in one line: "$2.50 in · $0.25 cached · $10.00 out", or what a server costs a month. */
export function priceWords(price: ModelPrice): string {
  const { byTime, inputMicroUsdPerMillion: input, outputMicroUsdPerMillion: output } = price;
  if (byTime) {
    const calls = byTime.callsAtOnce === 1 ? "1 call at once" : `${byTime.callsAtOnce} calls at once`;
    return `${priceLabel(byTime.monthlyMicroUsd)} a month · ${calls} · busy ${byTime.busyPercent} %`;
  }
  const cached = price.cachedInputMicroUsdPerMillion ?? null;
  if (input === 0 && output === 0) return "free";
  return [
    `${priceLabel(input)} in`,
    ...(cached === null ? [] : [`${priceLabel(cached)} cached`]),
    `${priceLabel(output)} out`,
  ].join(" · ");
}
