import { createRandom } from "../random";
import { type Bca, bcaLimits, NO_BCA, RESAMPLES } from "./bootstrap";
import { areLevels, at, isFiniteList } from "./input-checks";
import { meanOf, sumOf } from "./moments";
import { roundingOf } from "./paired-t-test";

/**
 * BCa interval of the mean of values that come in clusters (samples of one document or conversation), in their unit: whole
 * clusters are drawn, so that what is alike stays together. A replicate is the sum over the drawn clusters divided by
 * their number of values; the jackknife leaves out one cluster at a time. With clusters of one value it is `bcaMean`.
 *
 * y[i] belongs to cluster[i]; 9,999 resamples unless set; the same seed gives the same interval. Degenerate: fewer than 2
 * clusters `insufficient_data`; equal cluster means throughout (up to rounding) `zero_variance`; fewer than 10 clusters warn; an
 * infinite z0 gives the percentile interval with its warning; unequal lengths, a non-finite value, a confidence outside
 * (0,1) or resamples that are no count from 1 `invalid_input`. Source: Efron 1987; Field & Welsh 2007.
 */
export function bcaClusterMean({
  y,
  cluster,
  confidence,
  resamples = RESAMPLES,
  seed = "bootstrap",
}: {
  y: readonly number[];
  cluster: readonly string[];
  confidence: number;
  resamples?: number;
  seed?: string;
}): Bca {
  const valid = isFiniteList(y) && y.length === cluster.length && areLevels(confidence);
  if (!valid || !Number.isSafeInteger(resamples) || resamples < 1) return { status: "invalid_input", ...NO_BCA };
  const members = new Map<string, number[]>();
  y.forEach((value, i) => {
    const key = at(cluster, i);
    const values = members.get(key);
    if (values) values.push(value);
    else members.set(key, [value]);
  });
  const groups = [...members.values()].map((values) => ({
    sum: sumOf(values),
    size: values.length,
    mean: meanOf(values),
  }));
  if (groups.length < 2) return { status: "insufficient_data", ...NO_BCA };
  const total = sumOf(y);
  const rounding = roundingOf({ a: y, b: y });
  if (groups.every(({ mean }) => Math.abs(mean - at(groups, 0).mean) <= rounding)) {
    return { status: "zero_variance", ...NO_BCA };
  }
  const random = createRandom(seed);
  const replicates = Array.from({ length: resamples }, () => {
    let sum = 0;
    let size = 0;
    for (let draw = 0; draw < groups.length; draw++) {
      const group = at(groups, random.int(groups.length));
      sum += group.sum;
      size += group.size;
    }
    return sum / size;
  });
  const jackknife = groups.map(({ sum, size }) => (total - sum) / (y.length - size));
  return bcaLimits({ estimate: meanOf(y), replicates, jackknife, confidence });
}
