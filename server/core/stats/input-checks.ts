/** Numbers in their order: a list, or a column of many. */
export type Numbers = readonly number[] | Float64Array;

/** Beyond this size a number is refused like infinity: the product of two sums of squares of such numbers would be infinite. */
const LARGEST = 1e75;

/** True for a finite number of a size that can be reckoned with. */
export function isMeasure(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LARGEST;
}

/** True when every entry is a finite number of a size that can be reckoned with. */
export function isFiniteList(values: Numbers): boolean {
  for (let i = 0; i < values.length; i++) if (!(Math.abs(values[i] as number) <= LARGEST)) return false;
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

/** Nearer to 0 or 1 a level is lost in the rounding of 1 - level/2, and its quantile would be infinite. */
const NEAREST_LEVEL = 1e-15;

/** True for a confidence, alpha or power: strictly between 0 and 1, and told apart from both. */
export function areLevels(...values: number[]): boolean {
  return values.every((value) => value >= NEAREST_LEVEL && value <= 1 - NEAREST_LEVEL);
}

/** True for numbers above 0 that can be reckoned with, and divided by. */
export function arePositive(...values: number[]): boolean {
  return values.every((value) => value >= 1 / LARGEST && value <= LARGEST);
}

/** The entry at a position that the caller knows to exist; a wrong position is a bug and throws. */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`Position ${index} is outside a list of ${values.length}.`);
  return value;
}
