import { bootstrapUnits } from "./bootstrap-units";
import type { Label } from "./cohen-kappa";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels } from "./input-checks";
import { krippendorffAlpha, type Level } from "./krippendorff-alpha";
import { MINIMUM } from "./minimums";
import { meanOf } from "./moments";
import type { Ratings } from "./panel-agreement";

export type AgreementCeiling = Envelope & {
  /** Mean over people of alpha(judge, person). */
  judgeHuman: number | null;
  /** Mean over pairs of people of alpha(person, person): the ceiling. */
  humanHuman: number | null;
  /** judgeHuman - humanHuman with its bootstrap interval: near 0, the judge is as good as one more person. */
  difference: number | null;
  low: number | null;
  high: number | null;
};

/**
 * A judge agrees with people at best as well as people agree with each other: the mean pairwise Krippendorff's alpha of
 * judge and person beside that of person and person, at the level of the scale, and the difference of the two with a
 * percentile bootstrap interval over units. At most 1 each.
 *
 * judge[unit] and humans[person][unit], null = missing. Degenerate: fewer than 2 people, or no pair with a unit in common,
 * `insufficient_data`; pairs without variation are left out, and when none is left `no_variation`; below 30 units warns;
 * rows of unequal length, a text above the nominal level or a confidence outside (0,1) `invalid_input`.
 * Source: section 9 of the specification; Krippendorff 2018.
 */
export function agreementCeiling({
  judge,
  humans,
  level,
  confidence,
  resamples,
  seed = "agreement ceiling",
}: {
  judge: readonly (Label | null)[];
  humans: Ratings<Label>;
  level: Level;
  confidence: number;
  resamples?: number;
  seed?: string;
}): AgreementCeiling {
  const nothing = { judgeHuman: null, humanHuman: null, difference: null, low: null, high: null };
  const all = [judge, ...humans];
  const { status } = krippendorffAlpha({ ratings: all, level });
  if (status === "invalid_input" || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  if (humans.length < 2) return { status: "insufficient_data", ...nothing };
  const found = meanAgreements(all, level);
  if (!found) return { status: status === "ok" ? "insufficient_data" : status, ...nothing };
  const limits = bootstrapUnits({
    units: judge.length,
    statistic: (drawn) => {
      const drawnAgreements = meanAgreements(
        all.map((row) => drawn.map((unit) => row[unit] ?? null)),
        level,
      );
      return drawnAgreements && drawnAgreements.judgeHuman - drawnAgreements.humanHuman;
    },
    confidence,
    seed,
    ...(resamples === undefined ? {} : { resamples }),
  });
  return {
    status: "ok",
    ...(judge.length < MINIMUM.ratedUnits
      ? { warning: BELOW_MINIMUM }
      : limits.warning
        ? { warning: limits.warning }
        : {}),
    ...found,
    difference: found.judgeHuman - found.humanHuman,
    low: limits.low,
    high: limits.high,
  };
}

/** Mean pairwise alpha of row 0 with the others, and among the others; null when either has no defined pair. */
function meanAgreements(rows: Ratings<Label>, level: Level): { judgeHuman: number; humanHuman: number } | null {
  const judgeHuman: number[] = [];
  const humanHuman: number[] = [];
  rows.forEach((left, i) => {
    for (const right of rows.slice(i + 1)) {
      const { alpha } = krippendorffAlpha({ ratings: [left, right], level });
      if (alpha !== null) (i === 0 ? judgeHuman : humanHuman).push(alpha);
    }
  });
  if (judgeHuman.length === 0 || humanHuman.length === 0) return null;
  return { judgeHuman: meanOf(judgeHuman), humanHuman: meanOf(humanHuman) };
}
