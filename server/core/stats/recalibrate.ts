import { createRandom } from "../random";
import type { Envelope } from "./envelope";
import { areCounts, at } from "./input-checks";
import { poolAdjacentViolators } from "./isotonic";
import { MINIMUM } from "./minimums";
import { meanOf } from "./moments";

/** A step of the fitted curve: a stated probability and what it is worth. */
export type CalibrationPoint = { stated: number; calibrated: number };

export type Recalibration = Envelope & {
  /** Per label, from a curve that did not see it. */
  crossFitted: number[] | null;
  /** Brier score as stated, and of the cross-fitted probabilities: lower is better. */
  brierBefore: number | null;
  brierAfter: number | null;
  /** The curve over all labels, for answers without one. */
  curve: CalibrationPoint[] | null;
};

const FOLDS = 5;

/**
 * Recalibrates a judge's probabilities by people's labels: isotonic regression, cross-fitted over 5 folds (each label is
 * predicted by a curve of the other folds, between its points linearly, flat beyond them), so that the gain in Brier
 * score is honest. Folds are drawn by the seed over the sorted labels, so the order of the input does not matter.
 *
 * p[i] in [0,1] against y[i] in {0,1}. Degenerate: fewer than 100 labels `insufficient_data`; one outcome only
 * `no_variation`; unequal lengths, p outside [0,1], y not 0/1 or folds below 2 `invalid_input`.
 * Source: Zadrozny & Elkan 2002; section 9 of the specification.
 */
export function recalibrate({
  p,
  y,
  folds = FOLDS,
  seed = "recalibration",
}: {
  p: readonly number[];
  y: readonly number[];
  folds?: number;
  seed?: string;
}): Recalibration {
  const nothing = { crossFitted: null, brierBefore: null, brierAfter: null, curve: null };
  const n = p.length;
  const valid = n === y.length && p.every((v) => v >= 0 && v <= 1) && y.every((v) => v === 0 || v === 1);
  if (!valid || !areCounts(folds) || folds < 2) return { status: "invalid_input", ...nothing };
  if (n < MINIMUM.recalibrationLabels || n < folds) return { status: "insufficient_data", ...nothing };
  if (y.every((outcome) => outcome === y[0])) return { status: "no_variation", ...nothing };
  const ordered = p.map((_, i) => i).sort((i, j) => at(p, i) - at(p, j) || at(y, i) - at(y, j));
  const drawn = createRandom(seed).shuffle(ordered);
  const foldOf = new Array<number>(n).fill(0);
  drawn.forEach((label, place) => {
    foldOf[label] = place % folds;
  });
  const curves = Array.from({ length: folds }, (_, fold) => curveOf(p, y, (i) => foldOf[i] !== fold));
  const crossFitted = p.map((stated, i) => calibrated(at(curves, at(foldOf, i)), stated));
  const brier = (of: readonly number[]) => meanOf(of.map((forecast, i) => (forecast - at(y, i)) ** 2));
  return {
    status: "ok",
    crossFitted,
    brierBefore: brier(p),
    brierAfter: brier(crossFitted),
    curve: curveOf(p, y, () => true),
  };
}

function curveOf(p: readonly number[], y: readonly number[], isIn: (i: number) => boolean): CalibrationPoint[] {
  const members = p.map((_, i) => i).filter(isIn);
  const fitted = poolAdjacentViolators(
    members.map((i) => at(p, i)),
    members.map((i) => at(y, i)),
  );
  const points = new Map(members.map((i, place) => [at(p, i), at(fitted, place)]));
  return [...points].sort(([x], [z]) => x - z).map(([stated, value]) => ({ stated, calibrated: value }));
}

/**
 * What a stated probability in [0,1] is worth on a fitted curve (ascending, not empty): linear between its points, flat
 * beyond them. In [0,1] and never falling. An empty curve throws, for it is a bug of the caller.
 */
export function calibrated(curve: readonly CalibrationPoint[], stated: number): number {
  const above = curve.findIndex((point) => point.stated >= stated);
  if (above === -1) return at(curve, curve.length - 1).calibrated;
  const right = at(curve, above);
  if (above === 0 || right.stated === stated) return right.calibrated;
  const left = at(curve, above - 1);
  const share = (stated - left.stated) / (right.stated - left.stated);
  return left.calibrated + share * (right.calibrated - left.calibrated);
}
