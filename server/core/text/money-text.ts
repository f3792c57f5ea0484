const withDecimals = (minimumFractionDigits: number, maximumFractionDigits: number) =>
  new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits });
const [cents, tenths, fine] = [withDecimals(2, 2), withDecimals(2, 3), withDecimals(4, 4)];

/** Micro-dollars as $0.84, with more decimals where two would hide the amount: $0.0042; never a false $0.00. */
export function moneyText(microUsd: number): string {
  const dollars = Math.abs(microUsd) / 1_000_000;
  const sign = microUsd < 0 ? "\u2212" : "";
  if (dollars > 0 && dollars < 0.0001) return `${sign}<$0.0001`;
  const format = dollars === 0 || dollars >= 0.1 ? cents : dollars < 0.01 ? fine : tenths;
  return `${sign}$${format.format(dollars)}`;
}
