/** Numbers in their order: a list, or a column of many. */
export type Numbers = readonly number[] | Float64Array;

/** True when every entry is a finite number. */
export function isFiniteList(values: Numbers): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** True when every entry lies between two numbers, both included. */
export function areWithin(values: Numbers, low: number, high: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= low && value <= high)) return false;
  }
  return true;
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
