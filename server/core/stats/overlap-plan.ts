import { inHashOrder } from "./difficulty-strata";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areCounts, at } from "./input-checks";
import { sumOf } from "./moments";

/** Who rates what: raters are indices from 0. */
export type Assignment = { sample: string; raters: number[] };

export type OverlapPlan = Envelope & {
  /** Every sample once, in the random order in which it is handed out; those with several raters are the overlap. */
  assignments: Assignment[] | null;
  /** Samples that a rater gets a second time without being told, for self-consistency. */
  hiddenRepeats: { sample: string; rater: number }[] | null;
};

const OVERLAP_SHARE = 0.3;
const SMALLEST_OVERLAP = 30;
const FEWEST_OVERLAP_RATERS = 2;
const REPEAT_SHARE = 0.05;

/**
 * Shares samples out among raters: at least 30 % of them and at least 30 go to `perSample` raters (3 unless set, 2 at
 * least), with the groups chosen so that every pair of raters shares samples as evenly as can be; the rest to one each,
 * evenly by load. A rater sees all variants of a sample; 5 % of what a rater gets comes back as hidden repeats.
 *
 * Rule: samples in hash order of the seed; an overlap sample's raters are picked one by one: least shared with those
 * already picked, then least loaded, then lowest index. Degenerate: fewer samples than 30: all overlap, with the warning
 * `below_minimum_n`; no samples or fewer raters than `perSample` `insufficient_data`; a sample twice or perSample below 2
 * `invalid_input`. Source: section 10 of the specification.
 */
export function overlapPlan({
  samples,
  raters,
  perSample = 3,
  seed,
}: {
  samples: readonly string[];
  raters: number;
  perSample?: number;
  seed: string;
}): OverlapPlan {
  const nothing = { assignments: null, hiddenRepeats: null };
  const isUnique = new Set(samples).size === samples.length;
  if (!areCounts(raters, perSample) || perSample < FEWEST_OVERLAP_RATERS || !isUnique) {
    return { status: "invalid_input", ...nothing };
  }
  if (samples.length === 0 || raters < perSample) return { status: "insufficient_data", ...nothing };
  const overlap = Math.min(
    samples.length,
    Math.max(SMALLEST_OVERLAP, Math.ceil(OVERLAP_SHARE * samples.length - 1e-9)),
  );
  const everyone = Array.from({ length: raters }, (_, rater) => rater);
  const load = everyone.map(() => 0);
  const shared = everyone.map(() => everyone.map(() => 0));
  const chosen = inHashOrder(samples, seed).map((sample, place) => {
    const group = groupOf(place < overlap ? perSample : 1);
    for (const rater of group) {
      load[rater] = at(load, rater) + 1;
      const row = at(shared, rater);
      for (const other of group) row[other] = at(row, other) + 1;
    }
    return { sample, raters: group.sort((x, y) => x - y) };
  });

  function groupOf(size: number): number[] {
    const group: number[] = [];
    while (group.length < size) {
      const cost = (rater: number) => sumOf(group.map((other) => at(at(shared, rater), other)));
      const free = everyone.filter((rater) => !group.includes(rater));
      free.sort((x, y) => cost(x) - cost(y) || at(load, x) - at(load, y) || x - y);
      group.push(at(free, 0));
    }
    return group;
  }

  const byHandOut = new Map(chosen.map((assignment) => [assignment.sample, assignment]));
  const order = inHashOrder(samples, `${seed}:order`);
  const hiddenRepeats = everyone.flatMap((rater) => {
    const own = chosen.filter((assignment) => assignment.raters.includes(rater)).map(({ sample }) => sample);
    const repeated = inHashOrder(own, `${seed}:repeat:${rater}`).slice(0, Math.ceil(REPEAT_SHARE * own.length - 1e-9));
    return repeated.map((sample) => ({ sample, rater }));
  });
  return {
    status: "ok",
    ...(samples.length < SMALLEST_OVERLAP ? { warning: BELOW_MINIMUM } : {}),
    assignments: order.map((sample) => byHandOut.get(sample) ?? { sample, raters: [] }),
    hiddenRepeats,
  };
}
