import type { Envelope } from "./envelope";
import { areCounts, arePositive, at, isFiniteList } from "./input-checks";
import { sampleVariance } from "./moments";
import { sha256Hex } from "./sha256";

export type ReviewReason = "scores_spread" | "order_flip" | "abstention" | "too_few_answers";

export type HumanReview = Envelope & { flagged: boolean | null; reasons: ReviewReason[] | null; sd: number | null };

const SD_SHARE = 0.25;
const SPREAD_SHARE = 0.75;
const FEWEST_ANSWERS = 2;

/**
 * The thresholds of the human review flag for a scale of the given width, in its unit: SD above 25 % of it, spread (largest
 * minus smallest) from 75 % of it, fewer than 2 answers; ready for `scoreConsensus`. A width that is not above 0 gives NaN
 * thresholds, which flag nothing: callers check scales. Source: section 9 of the specification.
 */
export function reviewThresholds(width: number): { sdThreshold: number; spreadThreshold: number; minJudges: number } {
  const scale = width > 0 ? width : Number.NaN;
  return { sdThreshold: SD_SHARE * scale, spreadThreshold: SPREAD_SHARE * scale, minJudges: FEWEST_ANSWERS };
}

/**
 * Should a person look at this sample? Yes when the judges' scores spread (SD above 25 % of the scale, or largest minus
 * smallest from 75 % of it), a judge's verdict flips with the order of the answers, the majority abstains, or fewer than
 * 2 judges answered. SD (n-1) in the scale's unit, null below 2 scores.
 *
 * scores of the judges that answered, within [min, max]. Degenerate: no scores: flagged, `too_few_answers`; a score
 * outside the scale, or a scale without width, `invalid_input`. Source: section 9 of the specification.
 */
export function humanReview({
  scores,
  scale: { min, max },
  isFlipped,
  isAbstained,
}: {
  scores: readonly number[];
  scale: { min: number; max: number };
  isFlipped: boolean;
  isAbstained: boolean;
}): HumanReview {
  const width = max - min;
  const valid = arePositive(width) && isFiniteList(scores);
  if (!valid || scores.some((score) => score < min || score > max)) {
    return { status: "invalid_input", flagged: null, reasons: null, sd: null };
  }
  const { sdThreshold, spreadThreshold, minJudges } = reviewThresholds(width);
  const sd = scores.length < 2 ? null : Math.sqrt(sampleVariance(scores));
  const spread = scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores);
  const reasons: ReviewReason[] = [];
  if ((sd !== null && sd > sdThreshold) || spread >= spreadThreshold) reasons.push("scores_spread");
  if (isFlipped) reasons.push("order_flip");
  if (isAbstained) reasons.push("abstention");
  if (scores.length < minJudges) reasons.push("too_few_answers");
  return { status: "ok", flagged: reasons.length > 0, reasons, sd };
}

export type ReviewCandidate = { id: string; flagged: boolean; sd: number | null };

export type ReviewQueue = Envelope & { queue: { id: string; isRandom: boolean }[] | null };

/**
 * The order in which people look: flagged samples by falling SD (without an SD first: too few answers), and `randomShare` of
 * the places for samples drawn at random from all others, flagged or not, at even distances. Without the random ones the
 * queue could estimate nothing; the drawn ones are marked, and only they may enter an estimate.
 *
 * `places` is a count; the draw is by hash of seed and id, so it does not depend on the order of the input. Degenerate: no
 * samples: empty, ok; fewer flagged than places: unflagged ones by falling SD fill up; a share outside [0,1], no count or
 * an id twice `invalid_input`. Source: section 9 of the specification.
 */
export function reviewQueue({
  samples,
  places,
  randomShare,
  seed,
}: {
  samples: readonly ReviewCandidate[];
  places: number;
  randomShare: number;
  seed: string;
}): ReviewQueue {
  const isUnique = new Set(samples.map(({ id }) => id)).size === samples.length;
  if (!areCounts(places) || !(randomShare >= 0 && randomShare <= 1) || !isUnique) {
    return { status: "invalid_input", queue: null };
  }
  const size = Math.min(places, samples.length);
  const hashes = new Map(samples.map(({ id }) => [id, sha256Hex(`${seed}:${id}`)]));
  const byHash = (x: ReviewCandidate, y: ReviewCandidate) =>
    (hashes.get(x.id) ?? "") < (hashes.get(y.id) ?? "") ? -1 : 1;
  const random = [...samples].sort(byHash).slice(0, Math.ceil(size * randomShare - 1e-9));
  const isDrawn = new Set(random.map(({ id }) => id));
  const rest = samples
    .filter(({ id }) => !isDrawn.has(id))
    .sort((x, y) => Number(y.flagged) - Number(x.flagged) || rankOf(y) - rankOf(x) || byHash(x, y))
    .slice(0, size - random.length);
  const queue: { id: string; isRandom: boolean }[] = [];
  let taken = 0;
  for (let place = 0; place < size; place++) {
    const isDue = taken < Math.round(((place + 1) * random.length) / size) || place - taken >= rest.length;
    const sample = isDue ? at(random, taken++) : at(rest, place - taken);
    queue.push({ id: sample.id, isRandom: isDue });
  }
  return { status: "ok", queue };
}

const rankOf = ({ sd }: ReviewCandidate) => (sd === null ? Number.MAX_VALUE : sd);
