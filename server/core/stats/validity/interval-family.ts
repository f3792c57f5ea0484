import type { Random } from "../../random";
import { coin } from "./draws";

export type Limits = { low: number | null | undefined; high: number | null | undefined };

/** One way to make an interval, on data whose truth is known. */
export type IntervalFamily = {
  name: string;
  data: string;
  /** How often the interval promises to hold the truth; "at least" for those that hold at every look. */
  nominal: number;
  truth: number;
  draw(random: Random): Limits;
  /** An approximation that the page warns about: its coverage is printed, and this is the least that is accepted. */
  floor?: number;
  /** Costs so much that it is drawn this many times less often. */
  weight?: number;
};

export const confidence = 0.95;
export const alpha = 0.05;
/** Shares of the five steps of a score. */
export const steps = [0.1, 0.1, 0.2, 0.3, 0.3];
export const of = (low: number | null, high: number | null): Limits => ({ low, high });
export const ci = ({ ciLow, ciHigh }: { ciLow: number | null; ciHigh: number | null }) => of(ciLow, ciHigh);

/** Successes of n tries. */
export function successesOf(random: Random, n: number, p: number): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) count += coin(random, p);
  return count;
}
