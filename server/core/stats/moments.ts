/** Sum with Neumaier compensation, so that large offsets and long lists keep their last digits. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * Arithmetic mean; NaN for an empty list, which callers rule out. Of equal values it is that value to the last digit, so that
 * groups of different size with the same value everywhere have the same mean.
 */
export function meanOf(values: ArrayLike<number>): number {
  let alike = 1;
  while (alike < values.length && values[alike] === values[0]) alike++;
  return alike === values.length ? (values[0] as number) : sumOf(values) / values.length;
}

/** Sum of squared deviations from the mean, two-pass with the correction for the mean's own rounding. */
export function squaredDeviations(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let squares = 0;
  let drift = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] as number) - mean;
    squares += deviation * deviation;
    drift += deviation;
  }
  return Math.max(0, squares - (drift * drift) / values.length);
}

/** Sample variance with n-1; callers guarantee n >= 2. */
export function sampleVariance(values: ArrayLike<number>): number {
  return squaredDeviations(values) / (values.length - 1);
}

/** Ascending copy. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}
