import type { Envelope } from "./envelope";
import { at } from "./input-checks";
import { poolAdjacentViolators } from "./isotonic";
import { midranks } from "./midranks";
import { meanOf, sumOf } from "./moments";

export type Calibration = Envelope & {
  brier: number | null;
  logLoss: number | null;
  /** Chance that a positive outcome got the higher probability; null when only one outcome occurs. */
  auc: number | null;
  ece10: number | null;
  /** Recalibrated probabilities (isotonic), in input order. */
  pav: number[] | null;
  miscalibration: number | null;
  discrimination: number | null;
  uncertainty: number | null;
};

const CLIP = 1e-15;

/**
 * Stated probabilities p against outcomes y (0/1). Brier score with its CORP split by pool-adjacent-violators:
 * miscalibration = brier - brier(PAV), discrimination = brier(mean y) - brier(PAV), uncertainty = brier(mean y); log loss
 * in nats, clipped at 1e-15; AUC; ECE over 10 equal bins (for familiarity). Equal p are pooled first. Brier terms and ECE
 * in [0,1]. Degenerate: one outcome only: AUC null; no pairs `insufficient_data`; p outside [0,1], y not 0/1 or unequal lengths `invalid_input`.
 * Source: Dimitriadis, Gneiting & Jordan 2021.
 */
export function binaryCalibration({ p, y }: { p: readonly number[]; y: readonly number[] }): Calibration {
  const nothing = {
    brier: null,
    logLoss: null,
    auc: null,
    ece10: null,
    pav: null,
    miscalibration: null,
    discrimination: null,
    uncertainty: null,
  };
  const valid = p.length === y.length && p.every((v) => v >= 0 && v <= 1) && y.every((v) => v === 0 || v === 1);
  if (!valid) return { status: "invalid_input", ...nothing };
  if (p.length === 0) return { status: "insufficient_data", ...nothing };
  const rate = meanOf(y);
  const brierOf = (forecast: (i: number) => number) => meanOf(y.map((outcome, i) => (forecast(i) - outcome) ** 2));
  const pav = poolAdjacentViolators(p, y);
  const brier = brierOf((i) => at(p, i));
  const best = brierOf((i) => at(pav, i));
  const uncertainty = brierOf(() => rate);
  const logs = p.map((value, i) => {
    const clipped = Math.min(1 - CLIP, Math.max(CLIP, value));
    return at(y, i) === 1 ? -Math.log(clipped) : -Math.log1p(-clipped);
  });
  return {
    status: "ok",
    brier,
    logLoss: meanOf(logs),
    auc: areaUnderCurve(p, y),
    ece10: calibrationError(p, y),
    pav,
    miscalibration: brier - best,
    discrimination: uncertainty - best,
    uncertainty,
  };
}

function areaUnderCurve(p: readonly number[], y: readonly number[]): number | null {
  const positives = sumOf(y);
  const negatives = y.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const ranks = midranks(p).ranks.filter((_, i) => at(y, i) === 1);
  return (sumOf(ranks) - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function calibrationError(p: readonly number[], y: readonly number[]): number {
  const gaps = new Array<number>(10).fill(0);
  p.forEach((value, i) => {
    const bin = Math.min(Math.floor(10 * value), 9);
    gaps[bin] = at(gaps, bin) + value - at(y, i);
  });
  return sumOf(gaps.map(Math.abs)) / p.length;
}
