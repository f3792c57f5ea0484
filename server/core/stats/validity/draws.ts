import type { Random } from "../../random";

/** Draws of known truth for simulations; every one from the seeded generator alone. */
export const coin = (random: Random, p: number): number => (random.next() < p ? 1 : 0);

/** Mean exp(sd²/2): right-skewed, as latency and cost are. */
export const logNormal = (random: Random, sd: number): number => Math.exp(sd * random.normal());

/** A five-step score as 0, 0.25, ... 1 with the given shares; truth is their mean. */
export function ordinal(random: Random, shares: readonly number[]): number {
  let u = random.next();
  for (const [step, share] of shares.entries()) {
    u -= share;
    if (u < 0) return step / (shares.length - 1);
  }
  return 1;
}

export const ordinalMean = (shares: readonly number[]): number =>
  shares.reduce((sum, share, step) => sum + (share * step) / (shares.length - 1), 0);

/** `n` values of a draw. */
export const many = <T>(n: number, draw: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => draw(i));
