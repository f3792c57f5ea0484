/** A trial that has ended, with its answer and scores. */
export type DoneTrial = {
  position: number;
  isFailed: boolean;
  /** The answer cannot be used: refused, filtered or empty. */
  isUnusable: boolean;
  /** Failed in a way of the model's own. */
  isLost: boolean;
  latencyMs: number | null;
  costMicroUsd: number | null;
  /** The places of the evaluators that have scored it, and what each said. */
  places: number[];
  values: (number | null)[];
};

/** The bits of a packed trial's flags. */
export const trialFlags = { isFailed: 1, isUnusable: 2, isLost: 4 };

const headBytes = 18;
const scoreBytes = 10;

/**
 * Trials of one variant as the database packs them, one behind the other, big-endian: int4 position, int2 flags, int4 ms
 * and int4 micro-dollars (-1 for none), int4 bytes of scores, then each score as int2 place and float8 value (NaN for
 * none). A run of half a million trials so becomes a hundred pieces instead of seven million values.
 */
export function* unpackTrials(bytes: Uint8Array): Generator<DoneTrial> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const amount = (at: number) => (view.getInt32(at) < 0 ? null : view.getInt32(at));
  for (let at = 0; at < bytes.byteLength; ) {
    const flags = view.getInt16(at + 4);
    const scores = at + headBytes;
    const end = scores + view.getInt32(at + 14);
    const [places, values]: [number[], (number | null)[]] = [[], []];
    for (let score = scores; score < end; score += scoreBytes) {
      const value = view.getFloat64(score + 2);
      places.push(view.getInt16(score));
      values.push(Number.isNaN(value) ? null : value);
    }
    yield {
      position: view.getInt32(at),
      isFailed: (flags & trialFlags.isFailed) !== 0,
      isUnusable: (flags & trialFlags.isUnusable) !== 0,
      isLost: (flags & trialFlags.isLost) !== 0,
      latencyMs: amount(at + 6),
      costMicroUsd: amount(at + 10),
      places,
      values,
    };
    at = end;
  }
}
