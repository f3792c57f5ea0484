import { betaCdf, betaQuantile, betaUpperQuantile, logBeta, normalCdf, normalPdf, normalSf } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, arePositive, isFiniteList } from "./input-checks";
import { integrate } from "./quadrature";

export type BetaBinomial = Envelope & {
  pBGreater: number | null;
  lossChooseB: number | null;
  lossChooseA: number | null;
  ciA: [number, number] | null;
  ciB: [number, number] | null;
};

export type ProbabilityBest = Envelope & { probabilityBest: number[] | null; expectedLoss: number[] | null };

export type BayesNormal = Envelope & {
  posteriorMean: number | null;
  posteriorSd: number | null;
  pPositive: number | null;
  pAbove: number | null;
  pRope: number | null;
  lossChooseCandidate: number | null;
  lossKeepBaseline: number | null;
};

type Beta = readonly [number, number];

const EDGE = 1e-18;
const PANELS = 120;

/** Below it a density rises too steeply at its end for the quadrature. */
const SMALLEST_PARAMETER = 0.5;

const isBeta = (...parameters: readonly number[]) =>
  arePositive(...parameters) && parameters.every((parameter) => parameter >= SMALLEST_PARAMETER);

/** How much closer points lie at the ends, for parameters whose density has a kink there. */
const CROWDING = 5;

/**
 * E[g(X)] for X ~ Beta(a,b) by quadrature over x = sin^2(theta), which tames densities that are infinite at an end; between
 * 1/2 and 1 a kink is left there, and points crowd at it: theta = from + span v^5/(v^5 + (1-v)^5).
 */
function expectation([a, b]: Beta, g: (x: number) => number): number {
  const constant = Math.log(2) - logBeta(a, b);
  const from = Math.asin(Math.sqrt(betaQuantile(EDGE, a, b)));
  const to = Math.asin(Math.sqrt(betaUpperQuantile(EDGE, a, b)));
  const weighted = (theta: number) => {
    const sine = Math.sin(theta);
    const log = constant + (2 * a - 1) * Math.log(sine) + (2 * b - 1) * Math.log(Math.cos(theta));
    return Math.exp(log) * g(sine * sine);
  };
  const hasKink = [a, b].some((parameter) => parameter < 1 && parameter !== SMALLEST_PARAMETER);
  if (!hasKink) return integrate(weighted, from, to, PANELS);
  const crowded = (v: number) => {
    const [left, right] = [v ** CROWDING, (1 - v) ** CROWDING];
    const slope = (CROWDING * left * right) / (v * (1 - v) * (left + right) ** 2);
    return slope * weighted(from + ((to - from) * left) / (left + right));
  };
  return (to - from) * integrate(crowded, 0, 1, PANELS);
}

const betaMean = ([a, b]: Beta) => a / (a + b);

/** E[max(X - Y, 0)] through size-biased Betas: E[X; X>Y] = E[X] P(X'>Y) with X' ~ Beta(a+1, b). */
function expectedExcess(x: Beta, y: Beta): number {
  const heavierX = expectation([x[0] + 1, x[1]], (value) => betaCdf(value, ...y));
  const heavierY = expectation(x, (value) => betaCdf(value, y[0] + 1, y[1]));
  return Math.max(0, betaMean(x) * heavierX - betaMean(y) * heavierY);
}

/**
 * Two pass rates seen the Bayesian way, posteriors Beta(prior + successes, prior + failures): P(pB > pA), expected loss of
 * choosing B, E[max(pA - pB, 0)], and of choosing A, with 95 % equal-tailed intervals; all in [0,1]. It does not protect
 * against peeking. For disjoint data; on shared samples use the paired difference. Priors default to 1.
 *
 * Formula: one-dimensional quadrature over x = sin^2(theta); E[max(X - Y, 0)] through size-biased Betas. Degenerate: no data
 * gives the prior's answer, ok; counts that are no counts, more successes than n or a prior below 1/2 `invalid_input`.
 * Source: Bayes-Laplace; Stucchio 2015 (expected loss).
 */
export function betaBinomial({
  successesA,
  nA,
  successesB,
  nB,
  priorA = 1,
  priorB = 1,
}: {
  successesA: number;
  nA: number;
  successesB: number;
  nB: number;
  /** First and second parameter of the Beta prior of both variants, from 1/2. */
  priorA?: number;
  priorB?: number;
}): BetaBinomial {
  const areValid = areCounts(successesA, nA, successesB, nB) && successesA <= nA && successesB <= nB;
  if (!areValid || !isBeta(priorA, priorB)) {
    return { status: "invalid_input", pBGreater: null, lossChooseB: null, lossChooseA: null, ciA: null, ciB: null };
  }
  const a: Beta = [priorA + successesA, priorB + nA - successesA];
  const b: Beta = [priorA + successesB, priorB + nB - successesB];
  return {
    status: "ok",
    pBGreater: Math.min(
      1,
      expectation(b, (rate) => betaCdf(rate, ...a)),
    ),
    lossChooseB: expectedExcess(a, b),
    lossChooseA: expectedExcess(b, a),
    ciA: [betaQuantile(0.025, ...a), betaUpperQuantile(0.025, ...a)],
    ciB: [betaQuantile(0.025, ...b), betaUpperQuantile(0.025, ...b)],
  };
}

/**
 * Of several independent Beta posteriors [a, b]: the chance that each has the largest rate (sums to 1) and the expected
 * loss E[max_j p_j - p_i] of choosing it, by one-dimensional quadrature; both in [0,1]. For disjoint data; variants on
 * shared samples: `bestOfK`. Degenerate: no posteriors `insufficient_data`; one: chance 1, loss 0; a parameter below 1/2
 * `invalid_input`. Source: section 7 of the specification.
 */
export function probabilityBest({ posteriors }: { posteriors: readonly Beta[] }): ProbabilityBest {
  if (!posteriors.every((beta) => beta.length === 2 && isBeta(...beta))) {
    return { status: "invalid_input", probabilityBest: null, expectedLoss: null };
  }
  if (posteriors.length === 0) return { status: "insufficient_data", probabilityBest: null, expectedLoss: null };
  const others = (i: number) => posteriors.filter((_, j) => j !== i);
  const allBelow = (rate: number, of: readonly Beta[]) =>
    of.reduce((product, beta) => product * betaCdf(rate, ...beta), 1);
  const largest = posteriors.reduce(
    (sum, beta, i) => sum + betaMean(beta) * expectation([beta[0] + 1, beta[1]], (rate) => allBelow(rate, others(i))),
    0,
  );
  return {
    status: "ok",
    probabilityBest: posteriors.map((beta, i) =>
      Math.min(
        1,
        expectation(beta, (rate) => allBelow(rate, others(i))),
      ),
    ),
    expectedLoss: posteriors.map((beta) => Math.max(0, largest - betaMean(beta))),
  };
}

/**
 * A mean difference with its standard error against a N(priorMean, priorSd^2) prior, all in the unit of the difference:
 * P(delta > 0), P(delta > margin), P(|delta| < margin), and the expected losses of choosing the candidate,
 * E[max(-delta, 0)], and of keeping the control, E[max(delta, 0)]. It does not protect against peeking.
 *
 * Formula: precision = 1/se^2 + 1/priorSd^2, posterior mean weighted by precision; probabilities in [0,1], losses sd phi(z) -
 * mean Phi(-z) and its mirror. Degenerate: se = 0 `zero_variance`; a non-finite number, a negative se or margin, or
 * priorSd <= 0 `invalid_input`. Source: Deng, Lu & Chen 2016; conjugate normal model.
 */
export function bayesNormal({
  mean,
  se,
  priorMean,
  priorSd,
  margin,
}: {
  mean: number;
  se: number;
  priorMean: number;
  priorSd: number;
  margin: number;
}): BayesNormal {
  const nothing = {
    posteriorMean: null,
    posteriorSd: null,
    pPositive: null,
    pAbove: null,
    pRope: null,
    lossChooseCandidate: null,
    lossKeepBaseline: null,
  };
  if (!isFiniteList([mean, se, priorMean, margin]) || se < 0 || !arePositive(priorSd) || margin < 0) {
    return { status: "invalid_input", ...nothing };
  }
  if (!arePositive(se)) return { status: "zero_variance", ...nothing };
  const precision = 1 / (se * se) + 1 / (priorSd * priorSd);
  const centre = (mean / (se * se) + priorMean / (priorSd * priorSd)) / precision;
  const sd = Math.sqrt(1 / precision);
  const z = centre / sd;
  return {
    status: "ok",
    posteriorMean: centre,
    posteriorSd: sd,
    pPositive: normalSf(-z),
    pAbove: normalSf((margin - centre) / sd),
    pRope: normalCdf((margin - centre) / sd) - normalCdf((-margin - centre) / sd),
    lossChooseCandidate: sd * normalPdf(z) - centre * normalSf(z),
    lossKeepBaseline: sd * normalPdf(z) + centre * normalSf(-z),
  };
}
