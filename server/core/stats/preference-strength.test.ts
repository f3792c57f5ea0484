import { describe, expect, it } from "vitest";
import { boundedMeanCs } from "./bounded-mean-cs";
import { bradleyTerry, type Comparison, davidson } from "./pairwise-strength";
import { rankIntervals } from "./rank-intervals";
import { styleCovariates } from "./style-covariates";
import { styleWinProbability } from "./style-win-probability";
import { tieInclusiveWinRateCs, winRateCs } from "./win-rate-cs";

const diagonal = (variance: number, players: number) =>
  Array.from({ length: players }, (_, i) => Array.from({ length: players }, (_, j) => (i === j ? variance : 0)));

describe("strengths from comparisons", () => {
  it("refuse a player who only wins, unless pseudo-wins are asked for, and then say so", () => {
    const comparisons: Comparison[] = [[0, 1, 0, 10, 0]];
    expect(bradleyTerry({ players: 2, comparisons })).toMatchObject({ status: "separated", theta: null });
    const found = bradleyTerry({ players: 2, comparisons, pseudoWins: 0.5 });
    expect(found).toMatchObject({ status: "ok", warning: "pseudo_wins" });
    expect(found.vsFirst?.[1]).toBeCloseTo(Math.log(10.5 / 0.5), 9);
  });

  it("are found from millions of games in thousands of rows, although their log-likelihood is rounded", () => {
    const comparisons = Array.from(
      { length: 5000 },
      (_, i): Comparison => [0, 1, i % 3 ? 12_345 : 0, i % 3 ? 0 : 12_345, 0],
    );
    expect(bradleyTerry({ players: 2, comparisons }).vsFirst?.[1]).toBeCloseTo(Math.log(1667 / 3333), 9);
  });

  it("do not connect players that never met by pseudo-wins", () => {
    const comparisons: Comparison[] = [
      [0, 1, 3, 4, 0],
      [2, 3, 5, 6, 0],
    ];
    expect(bradleyTerry({ players: 4, comparisons, pseudoWins: 0.5 }).status).toBe("not_connected");
  });

  it("warn when a pair that met has fewer than ten games", () => {
    const few: Comparison[] = [
      [0, 1, 3, 3, 0],
      [1, 0, 2, 1, 0],
    ];
    expect(bradleyTerry({ players: 2, comparisons: few }).warning).toBe("below_minimum_n");
    expect(bradleyTerry({ players: 2, comparisons: [...few, [0, 1, 1, 0, 0]] }).warning).toBeUndefined();
  });

  it("have errors that are robust by sample: the sandwich of a share, for two players", () => {
    // Four samples with three judgments each: 3, 3, 0 and 1 wins of player 1.
    const wins = [3, 3, 0, 1];
    const comparisons = wins.map((won): Comparison => [0, 1, 3 - won, won, 0]);
    const { vsFirst, vsFirstSe } = bradleyTerry({ players: 2, comparisons, items: ["a", "b", "c", "d"] });
    const p = 7 / 12;
    const meat = wins.reduce((sum, won) => sum + (won - 3 * p) ** 2, 0);
    const variance = ((meat / (12 * p * (1 - p)) ** 2) * (4 / 3) * 11) / 11;
    expect(vsFirst?.[1]).toBeCloseTo(Math.log(p / (1 - p)), 9);
    expect(vsFirstSe?.[1]).toBeCloseTo(Math.sqrt(variance), 9);
  });

  it("have a covariance whose rows sum to zero and whose diagonal is the squared error", () => {
    const comparisons: Comparison[] = [
      [0, 1, 12, 16, 2],
      [0, 2, 13, 18, 4],
      [1, 2, 26, 10, 12],
    ];
    for (const found of [bradleyTerry({ players: 3, comparisons }), davidson({ players: 3, comparisons })]) {
      found.covariance?.forEach((row, i) => {
        expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
        expect(Math.sqrt(row[i] ?? -1)).toBeCloseTo(found.se?.[i] ?? -1, 12);
      });
    }
  });

  it("refuse samples that do not belong to the comparisons and negative pseudo-wins", () => {
    const comparisons: Comparison[] = [[0, 1, 5, 6, 0]];
    expect(bradleyTerry({ players: 2, comparisons, items: [] }).status).toBe("invalid_input");
    expect(bradleyTerry({ players: 2, comparisons, pseudoWins: -1 }).status).toBe("invalid_input");
  });
});

describe("ranks as intervals", () => {
  it("are single ranks when all contrasts are proven and all ranks when none is", () => {
    const theta = [0, 2, -2];
    expect(rankIntervals({ theta, covariance: diagonal(0.001, 3), confidence: 0.95 })).toEqual({
      status: "ok",
      best: [2, 1, 3],
      worst: [2, 1, 3],
    });
    expect(rankIntervals({ theta, covariance: diagonal(9, 3), confidence: 0.95 })).toMatchObject({
      best: [1, 1, 1],
      worst: [3, 3, 3],
    });
  });

  it("share alpha among all contrasts: two players at 1.96 standard errors, three at 2.39", () => {
    const ranksAt = (gap: number, players: number) => {
      const theta = [gap, 0, -1000].slice(0, players);
      return rankIntervals({ theta, covariance: diagonal(0.5, players), confidence: 0.95 }).worst?.[0];
    };
    expect(ranksAt(1.959, 2)).toBe(2);
    expect(ranksAt(1.961, 2)).toBe(1);
    expect(ranksAt(2.393, 3)).toBe(2);
    expect(ranksAt(2.395, 3)).toBe(1);
  });

  it("need two players and a covariance of their size", () => {
    expect(rankIntervals({ theta: [0], covariance: [[1]], confidence: 0.95 }).status).toBe("insufficient_data");
    expect(rankIntervals({ theta: [0, 1], covariance: [[1]], confidence: 0.95 }).status).toBe("invalid_input");
  });
});

describe("style beside preference", () => {
  it("is the relative difference in root mean squares, not centred", () => {
    const { z, scales } = styleCovariates({
      a: [
        [300, 2],
        [100, 2],
      ],
      b: [
        [100, 2],
        [100, 2],
      ],
    });
    const scale = Math.sqrt(0.25 / 2);
    expect(scales).toEqual([scale, 0]);
    expect(z).toEqual([
      [0.5 / scale, 0],
      [0, 0],
    ]);
  });

  it("turns its sign when the answers change places, and refuses amounts below zero", () => {
    const a = [[120], [80], [300]];
    const b = [[100], [160], [10]];
    const forward = styleCovariates({ a, b }).z?.flat() ?? [];
    expect(styleCovariates({ a: b, b: a }).z?.flat()).toEqual(forward.map((value) => -value));
    expect(styleCovariates({ a: [[-1]], b: [[1]] }).status).toBe("invalid_input");
    expect(styleCovariates({ a: [], b: [] }).status).toBe("insufficient_data");
  });

  it("adjusts nothing when there is no style to adjust for: adjusted and counted rate agree", () => {
    const rows = [1, 1, 1, 0, 1, 0.5, 0, 1].map((y, item) => [1, 0, y, item]);
    const { raw, adjusted } = styleWinProbability({ players: 2, rows, confidence: 0.95 });
    expect(raw?.[1]).toBeCloseTo(5.5 / 8, 12);
    expect(adjusted?.[1]?.estimate).toBeCloseTo(5.5 / 8, 9);
    expect(adjusted?.[1]?.low).toBeLessThan(5.5 / 8);
    expect(adjusted?.[1]?.high).toBeGreaterThan(5.5 / 8);
  });

  it("takes away a win rate that only length explains", () => {
    // The longer answer wins 3 of 4 times, whoever wrote it; player 1 writes the longer one 3 of 4 times.
    const rows: number[][] = [];
    for (let item = 0; item < 160; item++) {
      const isLonger = item % 4 !== 0;
      const longerWins = Math.floor(item / 4) % 4 !== 0;
      rows.push([1, 0, isLonger === longerWins ? 1 : 0, item, isLonger ? 1 : -1]);
    }
    const { raw, adjusted } = styleWinProbability({ players: 2, rows, confidence: 0.95 });
    expect(raw?.[1]).toBeCloseTo(0.625, 12);
    expect(adjusted?.[1]?.estimate).toBeCloseTo(0.5, 6);
  });
});

describe("the win rate with ties as half", () => {
  it("is the betting sequence of the scores and waits longer than the decisive one", () => {
    const x = [...new Array<number>(40).fill(1), ...new Array<number>(20).fill(0), ...new Array<number>(60).fill(0.5)];
    const found = tieInclusiveWinRateCs({ wins: 40, losses: 20, ties: 60, alpha: 0.05 });
    expect(found).toEqual(boundedMeanCs({ x, alpha: 0.05 }));
    expect(found.pAnytime).toBeGreaterThan(winRateCs({ wins: 40, losses: 20, alpha: 0.05 }).pAnytime ?? 1);
    expect(tieInclusiveWinRateCs({ wins: 1.5, losses: 0, ties: 0, alpha: 0.05 }).status).toBe("invalid_input");
    expect(tieInclusiveWinRateCs({ wins: 0, losses: 0, ties: 0, alpha: 0.05 })).toMatchObject({ low: 0, high: 1 });
  });
});
