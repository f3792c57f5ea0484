/** A number with as many decimals as an interval of this width deserves: two significant digits of the width. */
export function numberText(value: number, width: number): string {
  const size = width > 0 ? width : Math.abs(value);
  const decimals = size > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(size)))) : 2;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** "95 %" from 0.95, "97.5 %" from 0.975. */
export function percentText(share: number, decimals = 1): string {
  return `${Number((share * 100).toFixed(decimals))} %`;
}

/** "0.06 to 0.16" */
export function rangeText(low: number, high: number): string {
  return `${numberText(low, high - low)} to ${numberText(high, high - low)}`;
}
