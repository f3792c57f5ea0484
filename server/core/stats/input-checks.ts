/** True when every entry is a finite number. */
export function isFiniteList(values: readonly number[]): boolean {
  return values.every(Number.isFinite);
}

/** True for whole numbers from 0. */
export function areCounts(...values: number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && value >= 0);
}

/** True for a confidence, alpha or power: strictly between 0 and 1. */
export function areLevels(...values: number[]): boolean {
  return values.every((value) => value > 0 && value < 1);
}

/** True for finite numbers above 0. */
export function arePositive(...values: number[]): boolean {
  return values.every((value) => value > 0 && Number.isFinite(value));
}

/** The entry at a position that the caller knows to exist; a wrong position is a bug and throws. */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`Position ${index} is outside a list of ${values.length}.`);
  return value;
}
