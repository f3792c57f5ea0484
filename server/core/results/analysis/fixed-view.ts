import { bcaMean } from "../../stats/bootstrap";
import { hodgesLehmann } from "../../stats/hodges-lehmann";
import { mcnemar, newcombePairedInterval } from "../../stats/mcnemar";
import { wilcoxonSignedRank } from "../../stats/paired-rank-tests";
import { pairedTTest } from "../../stats/paired-t-test";
import { pairedPermutation } from "../../stats/permutation";
import type { Measure } from "../measure";
import type { CandidateAnalysis, FixedReading, FixedRow } from "./analysis-body";
import { differencesOf, mostResampled, type Pairs } from "./benefit-pairs";
import { passCounts } from "./lead-p";

const smallN = 30;
/** All sign flips are gone through up to this n; above it they are drawn. */
const mostExactFlips = 20;

type Fixed = Omit<CandidateAnalysis["fixed"], "pHolm">;

/**
 * The ordinary numbers for one look at the end, as benefits. Pass/fail: Newcombe's paired interval, exact McNemar, the
 * conditional odds ratio. Else: paired t, BCa of the mean, sign flips below 30 units, Wilcoxon (Pratt) with
 * Hodges-Lehmann, dz. Before the end no p is let out and nothing is resampled. No units: no rows; what a test cannot
 * say (all equal, too few) is null with its reason.
 */
export function fixedView(
  pairs: Pairs,
  measure: Measure,
  { alpha, reading }: { alpha: number; reading: FixedReading },
): Fixed {
  const n = pairs.a.length;
  if (n === 0) return { rows: [], disagreement: null };
  const confidence = 1 - alpha;
  const counts = passCounts(pairs, measure);
  const isOver = reading !== "not_yet";
  const seen = (p: number | null) => (isOver ? p : null);
  if (counts) return { rows: passRows(), disagreement: null };
  return scoreRows();

  function passRows(): FixedRow[] {
    if (!counts) return [];
    const test = mcnemar({ ...counts, confidence });
    const { low, high } = newcombePairedInterval(counts, confidence);
    const finite = (value: number | "Infinity" | null) => (value === "Infinity" ? null : value);
    const decided = counts.onlyA + counts.onlyB;
    return [
      row("newcombe", "Difference of pass rates, Newcombe's paired interval", {
        estimate: test.riskDifference,
        low,
        high,
      }),
      row("mcnemar", "Exact McNemar test", {
        p: seen(test.exactP),
        note: `${counts.onlyB} units only the candidate passed, ${counts.onlyA} only the control${decided < 6 ? "; below six such units no p can be small" : ""}`,
      }),
      row("odds_ratio", "Odds ratio of the units that differ", {
        unit: "odds",
        estimate: finite(test.oddsRatio),
        low: test.oddsRatioLow,
        high: finite(test.oddsRatioHigh),
        note:
          test.oddsRatio === "Infinity"
            ? "Without an upper end: no unit was passed by the control alone."
            : test.oddsRatio === null
              ? "No unit differs."
              : null,
      }),
    ];
  }

  function scoreRows(): Fixed {
    const test = pairedTTest({ ...pairs, confidence });
    const constant = test.status === "zero_variance" ? "All differences are equal." : null;
    const few = test.status === "insufficient_data" ? "Needs two units." : null;
    const ranks = wilcoxonSignedRank(pairs);
    const rows = [
      row("t", "Mean difference, paired t", {
        estimate: test.meanDiff,
        low: test.ciLow,
        high: test.ciHigh,
        p: seen(test.p),
        note: constant ?? few,
      }),
      row("bca", "Mean difference, bootstrap (BCa)", { estimate: test.meanDiff, ...bootstrapped() }),
      ...(n < smallN && isOver ? [row("permutation", "Sign flips of the differences", { p: flipped() })] : []),
      row("wilcoxon", "Wilcoxon signed ranks, with the Hodges-Lehmann shift", {
        estimate: hodgesLehmann(pairs).estimate,
        p: seen(ranks.p),
        note: ranks.status === "all_ties" ? "No unit differs." : null,
      }),
      row("dz", "Standardised difference (dz)", { unit: "sd", estimate: test.dz, note: constant ?? few }),
    ];
    return { rows, disagreement: isOver ? disagreementOf(test.p, ranks.p, alpha) : null };
  }

  function bootstrapped(): Pick<FixedRow, "low" | "high" | "note"> {
    const nothing = { low: null, high: null };
    if (!isOver) return { ...nothing, note: "Resampled when the run has ended." };
    if (n > mostResampled)
      return { ...nothing, note: "Not resampled above 5,000 units: the t interval says the same." };
    const { status, ciLow, ciHigh } = bcaMean({ x: [...differencesOf(pairs)], confidence });
    return { low: ciLow, high: ciHigh, note: status === "ok" ? null : "There is nothing to resample." };
  }

  function flipped(): number | null {
    return pairedPermutation({ ...pairs, method: n <= mostExactFlips ? "exact" : "monteCarlo" }).p;
  }
}

function row(key: FixedRow["key"], method: string, found: Partial<FixedRow>): FixedRow {
  return { key, method, unit: "measure", estimate: null, low: null, high: null, p: null, note: null, ...found };
}

function disagreementOf(pMean: number | null, pRanks: number | null, alpha: number): string | null {
  if (pMean === null || pRanks === null || pMean < alpha === pRanks < alpha) return null;
  return pMean < alpha
    ? "The test of the mean finds a difference and the test of the ranks does not: it may be driven by a few samples. Look at the most influential ones."
    : "The test of the ranks finds a difference and the test of the mean does not: most samples lean one way, and a few large ones the other. Look at the most influential ones.";
}
