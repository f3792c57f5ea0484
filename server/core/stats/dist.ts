/**
 * Distribution functions over the @stdlib special functions (section 13 of the specification): always erfc and upper
 * tails, never 1 - CDF. These are building blocks for this room: arguments are checked by the callers and an impossible
 * argument gives NaN. Accuracy: golden groups `dist.*` (50-digit reference values, extreme tails included).
 */
import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";
import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import gammainc from "@stdlib/math-base-special-gammainc";
import gammaln from "@stdlib/math-base-special-gammaln";

/** P(Z <= x) of the standard normal. */
export function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

/** P(Z > x) of the standard normal. */
export function normalSf(x: number): number {
  return erfc(x / Math.SQRT2) / 2;
}

/** Density of the standard normal. */
export function normalPdf(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Standard normal quantile, -sqrt(2) erfcinv(2p); p in (0,1). */
export function normalQuantile(p: number): number {
  return p === 0.5 ? 0 : -Math.SQRT2 * erfcinv(2 * p);
}

/** P(T > t) of Student's t; df > 0, may be fractional. Uses whichever incomplete beta tail keeps its digits. */
export function tSf(t: number, df: number): number {
  const square = t * t;
  const tail =
    square < df
      ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
      : betainc(df / (df + square), df / 2, 0.5, true, false) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** Two-sided p-value of a t statistic. */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tSf(Math.abs(t), df));
}

/** Student's t quantile; p in (0,1), df > 0. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const bothTails = 2 * Math.min(p, 1 - p);
  const x = betaincinv(bothTails, df / 2, 0.5);
  let magnitude: number;
  if (x < 0.5) {
    magnitude = Math.sqrt((df * (1 - x)) / x);
  } else {
    const y = betaincinv(bothTails, 0.5, df / 2, true);
    magnitude = Math.sqrt((df * y) / (1 - y));
  }
  return p < 0.5 ? -magnitude : magnitude;
}

/** P(X > x) of chi-square; df > 0. */
export function chiSquareSf(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** P(F > x) of the F distribution. */
export function fSf(x: number, df1: number, df2: number): number {
  if (x <= 0) return 1;
  const scaled = df1 * x;
  return scaled > df2
    ? betainc(df2 / (scaled + df2), df2 / 2, df1 / 2, true, false)
    : betainc(scaled / (scaled + df2), df1 / 2, df2 / 2, true, true);
}

/** F quantile; p in (0,1). */
export function fQuantile(p: number, df1: number, df2: number): number {
  const x = betaincinv(p, df1 / 2, df2 / 2);
  if (x < 0.5) return (df2 * x) / (df1 * (1 - x));
  const y = betaincinv(p, df2 / 2, df1 / 2, true);
  return (df2 * (1 - y)) / (df1 * y);
}

/** Regularised incomplete beta I_x(a,b). */
export function betaCdf(x: number, a: number, b: number): number {
  return betainc(x, a, b, true, false);
}

/** Beta quantile; p in (0,1). */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaincinv(p, a, b);
}

/** The x whose upper tail is p: P(X > x) = p for Beta(a,b). */
export function betaUpperQuantile(p: number, a: number, b: number): number {
  return betaincinv(p, a, b, true);
}

/** P(X <= k) of Binomial(n,p). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betainc(p, k + 1, n - k, true, true);
}

/** P(X = k) of Binomial(n,p). */
export function binomialPmf(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** Smallest k with P(X <= k) >= q; the slack of 64 ulp is that of the usual reference implementations. */
export function binomialQuantile(q: number, n: number, p: number): number {
  const target = q * (1 - 64 * Number.EPSILON);
  let below = -1;
  let reached = n;
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (binomialCdf(middle, n, p) >= target) reached = middle;
    else below = middle;
  }
  return reached;
}

/** ln Gamma(x); x > 0. */
export function logGamma(x: number): number {
  return gammaln(x);
}

/** ln B(a,b). */
export function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

/** ln C(n,k). */
export function logChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}
