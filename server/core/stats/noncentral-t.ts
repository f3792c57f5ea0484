import { normalCdf } from "./dist";
import { at } from "./input-checks";
import { sumOf } from "./moments";
import { integrate } from "./quadrature";

const PANELS = 40;

/**
 * P(T' > t) of the noncentral t with df > 0 and noncentrality ncp.
 *
 * Formula: integral over s of Phi(ncp - t s) times the density of s = sqrt(chi2_df / df). The density is taken relative
 * to its value at s = 1 and normalised by its own integral, so no gamma function enters. The range covers nine standard
 * deviations of s on each side; where Phi steps within a small part of it (large t, few df), the step is integrated by itself.
 * Absolute error below 1e-12 (golden `dist.noncentralTSf`).
 */
export function noncentralTSf(t: number, df: number, ncp: number): number {
  const reach = 9 / Math.sqrt(df);
  const from = Math.max(0, 1 - reach);
  const to = 1 + reach;
  const density = (s: number) => {
    const u = s - 1;
    return Math.exp((df - 1) * Math.log1p(u) - df * (u + (u * u) / 2));
  };
  const mass = integrate(density, from, to, PANELS);
  const weighted = (s: number) => normalCdf(ncp - t * s) * density(s);
  const step = 9 / Math.abs(t);
  if (step > (to - from) / 8) return Math.min(1, integrate(weighted, from, to, PANELS) / mass);
  const within = (s: number) => Math.min(to, Math.max(from, s));
  const ends = [from, within(ncp / t - step), within(ncp / t + step), to];
  const pieces = ends.slice(1).map((end, i) => (end > at(ends, i) ? integrate(weighted, at(ends, i), end, PANELS) : 0));
  return Math.min(1, sumOf(pieces) / mass);
}
