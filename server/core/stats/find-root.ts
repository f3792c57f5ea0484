/**
 * A root of a continuous function between two points of opposite sign (Brent 1973: bisection safeguarding secant and
 * inverse quadratic steps). Returns the end whose value is 0 at once. Precision: `tolerance` absolute plus 4 ulp.
 * When both ends have the same sign the end nearer to zero is returned: callers bracket first.
 */
export function findRoot(
  f: (x: number) => number,
  from: number,
  to: number,
  tolerance = 1e-15,
  known?: { from?: number; to?: number },
): number {
  let a = from;
  let b = to;
  let fa = known?.from ?? f(a);
  let fb = known?.to ?? f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  for (let round = 0; round < 200; round++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const precision = 4.5e-16 * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= precision || fb === 0) return b;
    if (Math.abs(previous) >= precision && Math.abs(fa) > Math.abs(fb)) {
      let p: number;
      let q: number;
      const s = fb / fa;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const ratio = fa / fc;
        const r = fb / fc;
        p = s * (2 * middle * ratio * (ratio - r) - (b - a) * (r - 1));
        q = (ratio - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * middle * q - Math.abs(precision * q), Math.abs(previous * q))) {
        previous = step;
        step = p / q;
      } else {
        step = middle;
        previous = middle;
      }
    } else {
      step = middle;
      previous = middle;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > precision ? step : Math.sign(middle) * precision;
    fb = f(b);
  }
  return b;
}
