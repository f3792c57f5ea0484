import { clusterMean } from "./cluster-mean";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList, isMeasure } from "./input-checks";
import { pairedTTest } from "./paired-t-test";

export type NetValue = Envelope & {
  n: number | null;
  /** Mean net value of the candidate per item, in money. */
  mean: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  verdict: "candidate" | "control" | "open" | null;
};

/**
 * Is the better answer worth its price? Net value per item = benefit x V - extra cost, where V is what one unit of the
 * measure is worth in money (set by a person), with one interval on the mean: t, or cluster-robust t with G-1 df when
 * clusters are given. `candidate` when the interval lies above 0, `control` when below, else `open`. In money per item.
 *
 * benefit[i] = candidate minus control (sign turned for lower-is-better), extraCost[i] = cost of the candidate minus cost of
 * the control, both of the same item. Degenerate: fewer than 2 items (or clusters) `insufficient_data`; the same net value
 * everywhere `zero_variance` with only the mean; below 10 warns; unequal lengths, a negative V or a non-finite entry
 * `invalid_input`. For one look at the planned n. Source: section 5 of the specification (net benefit, Stinnett & Mullahy 1998).
 */
export function netValue({
  benefit,
  extraCost,
  valuePerUnit,
  confidence,
  cluster,
}: {
  benefit: readonly number[];
  extraCost: readonly number[];
  valuePerUnit: number;
  confidence: number;
  cluster?: readonly string[];
}): NetValue {
  const nothing = { n: null, mean: null, ciLow: null, ciHigh: null, verdict: null };
  const valid = benefit.length === extraCost.length && isFiniteList(benefit) && isFiniteList(extraCost);
  if (!valid || !(valuePerUnit >= 0 && isMeasure(valuePerUnit)) || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  const worth = benefit.map((gain) => gain * valuePerUnit);
  const net = worth.map((gain, i) => gain - at(extraCost, i));
  const { status, warning, mean, ciLow, ciHigh } = cluster
    ? clusterMean({ y: net, cluster, confidence })
    : meanOfPairs({ a: extraCost, b: worth, confidence });
  if (ciLow === null || ciHigh === null) return { status, ...nothing, mean };
  let verdict: NetValue["verdict"] = "open";
  if (ciLow > 0) verdict = "candidate";
  else if (ciHigh < 0) verdict = "control";
  return { status, ...(warning ? { warning } : {}), n: net.length, mean, ciLow, ciHigh, verdict };
}

function meanOfPairs(input: Parameters<typeof pairedTTest>[0]) {
  const { status, warning, meanDiff, ciLow, ciHigh } = pairedTTest(input);
  return { status, warning, mean: meanDiff, ciLow, ciHigh };
}
