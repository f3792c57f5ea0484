import { normalQuantile, tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, areLevels } from "./input-checks";
import { exactSignP } from "./mcnemar";
import { wilsonLimits } from "./rates";

export type WinRate = Envelope & {
  winRate: number | null;
  se: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  tieRate: number | null;
  decisiveWinRate: number | null;
  decisiveLow: number | null;
  decisiveHigh: number | null;
  signP: number | null;
};

export type Preference = "A" | "B" | "tie";

export type PositionBias = Envelope & {
  n: number | null;
  consistencyRate: number | null;
  firstBoth: number | null;
  secondBoth: number | null;
  bias: number | null;
  p: number | null;
  firstShownRate: number | null;
  firstShownLow: number | null;
  firstShownHigh: number | null;
  correctedScoreA: number | null;
  correctedWins: number | null;
  correctedLosses: number | null;
  correctedTies: number | null;
  flagged: boolean | null;
};

/**
 * Win rate (W + T/2)/N in [0,1] with the t interval of the scores {0, 1/2, 1}, clipped; the decisive rate W/(W+L) with
 * Wilson's; exact sign test on the decisive ones. Degenerate: nothing compared `insufficient_data`; only ties
 * `all_ties`, rate 1/2, p 1; every comparison the same: no t interval, warning `zero_variance`; counts that are no counts
 * `invalid_input`. Source: section 8 of the specification; Wilson 1927.
 */
export function winRate({
  wins,
  losses,
  ties,
  confidence,
}: {
  wins: number;
  losses: number;
  ties: number;
  confidence: number;
}): WinRate {
  const nothing = {
    winRate: null,
    se: null,
    ciLow: null,
    ciHigh: null,
    tieRate: null,
    decisiveWinRate: null,
    decisiveLow: null,
    decisiveHigh: null,
    signP: null,
  };
  if (!areCounts(wins, losses, ties) || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  const n = wins + losses + ties;
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const decisive = wins + losses;
  if (decisive === 0) return { status: "all_ties", ...nothing, winRate: 0.5, signP: 1 };
  const rate = (wins + ties / 2) / n;
  const squares = wins * (1 - rate) ** 2 + losses * rate ** 2 + ties * (0.5 - rate) ** 2;
  const limits = wilsonLimits(wins, decisive, normalQuantile((1 + confidence) / 2));
  const found = {
    winRate: rate,
    tieRate: ties / n,
    decisiveWinRate: wins / decisive,
    decisiveLow: limits.low,
    decisiveHigh: limits.high,
    signP: exactSignP(wins, losses),
  };
  if (squares === 0) return { status: "ok", warning: "zero_variance", ...nothing, ...found };
  const se = Math.sqrt(squares / (n - 1) / n);
  const half = tQuantile((1 + confidence) / 2, n - 1) * se;
  return { status: "ok", ...found, se, ciLow: Math.max(0, rate - half), ciHigh: Math.min(1, rate + half) };
}

const scoreA = { A: 1, B: 0, tie: 0.5 } as const;

/**
 * Does a judge favour a position? Every pair is judged twice: pairs of [winner when A is shown first, winner when B is].
 * consistencyRate = same verdict both times; bias = (first-shown won both - second-shown won both)/n in [-1,1] with the
 * exact binomial p; firstShownRate with Wilson's 95 % limits over decisive single judgments; a verdict that flips counts
 * as a tie in the corrected counts (give those to `winRate`). Flagged when consistency < 0.8 or p < 0.01. Degenerate: no
 * pairs `insufficient_data`; another word than A, B or tie `invalid_input`. Source: Zheng et al. 2023.
 */
export function positionBias({ pairs }: { pairs: readonly (readonly [Preference, Preference])[] }): PositionBias {
  const nothing = {
    n: null,
    consistencyRate: null,
    firstBoth: null,
    secondBoth: null,
    bias: null,
    p: null,
    firstShownRate: null,
    firstShownLow: null,
    firstShownHigh: null,
    correctedScoreA: null,
    correctedWins: null,
    correctedLosses: null,
    correctedTies: null,
    flagged: null,
  };
  const n = pairs.length;
  const isPreference = (preference: Preference) => preference in scoreA;
  if (!pairs.every((pair) => pair.length === 2 && pair.every(isPreference))) {
    return { status: "invalid_input", ...nothing };
  }
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const count = (matches: (first: Preference, second: Preference) => boolean) =>
    pairs.filter(([first, second]) => matches(first, second)).length;
  const firstBoth = count((first, second) => first === "A" && second === "B");
  const secondBoth = count((first, second) => first === "B" && second === "A");
  const correctedWins = count((first, second) => first === "A" && second === "A");
  const correctedLosses = count((first, second) => first === "B" && second === "B");
  const consistencyRate = count((first, second) => first === second) / n;
  const firstShown = count((first) => first === "A") + count((_, second) => second === "B");
  const decisive = count((first) => first !== "tie") + count((_, second) => second !== "tie");
  const limits = decisive > 0 ? wilsonLimits(firstShown, decisive, normalQuantile(0.975)) : null;
  const p = exactSignP(firstBoth, secondBoth);
  const scores = pairs.reduce((sum, [first, second]) => sum + (scoreA[first] + scoreA[second]) / 2, 0);
  return {
    status: "ok",
    n,
    consistencyRate,
    firstBoth,
    secondBoth,
    bias: (firstBoth - secondBoth) / n,
    p,
    firstShownRate: decisive > 0 ? firstShown / decisive : null,
    firstShownLow: limits?.low ?? null,
    firstShownHigh: limits?.high ?? null,
    correctedScoreA: scores / n,
    correctedWins,
    correctedLosses,
    correctedTies: n - correctedWins - correctedLosses,
    flagged: consistencyRate < 0.8 || p < 0.01,
  };
}
