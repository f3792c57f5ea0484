/** The number that was typed, with a point or a comma; null for nothing, NaN for what is no number. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** As it was meant: 1.15 less 1 is 0.15, not 0.1499999. */
export const writeNumber = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? "" : String(Number(value.toFixed(6)));

/** 1.2 shown as 20 (percent more) and back. */
export const percentMore = {
  toShown: (ratio: number) => (ratio - 1) * 100,
  fromShown: (percent: number) => Number((1 + percent / 100).toFixed(6)),
};

/** 0.1 shown as 10 (percent) and back. */
export const percentOf = {
  toShown: (share: number) => share * 100,
  fromShown: (percent: number) => Number((percent / 100).toFixed(8)),
};
