import fc from "fast-check";
import { expect, test } from "vitest";
import { type DoneTrial, trialFlags, unpackTrials } from "./packed-trials";

function pack(trials: readonly DoneTrial[]): Uint8Array {
  const parts = trials.map((trial) => {
    const head = Buffer.alloc(18);
    head.writeInt32BE(trial.position, 0);
    const flag = (name: keyof typeof trialFlags) => (trial[name] ? trialFlags[name] : 0);
    head.writeInt16BE(flag("isFailed") + flag("isUnusable") + flag("isLost"), 4);
    head.writeInt32BE(trial.latencyMs ?? -1, 6);
    head.writeInt32BE(trial.costMicroUsd ?? -1, 10);
    head.writeInt32BE(trial.places.length * 10, 14);
    const scores = trial.places.map((place, i) => {
      const score = Buffer.alloc(10);
      score.writeInt16BE(place, 0);
      score.writeDoubleBE(trial.values[i] ?? Number.NaN, 2);
      return score;
    });
    return Buffer.concat([head, ...scores]);
  });
  return Buffer.concat(parts);
}

const amount = fc.option(fc.nat(2 ** 31 - 1));
const score = fc.tuple(fc.nat(40), fc.option(fc.double({ noNaN: true })));
const trial: fc.Arbitrary<DoneTrial> = fc
  .record({
    position: fc.nat(2 ** 31 - 1),
    isFailed: fc.boolean(),
    isUnusable: fc.boolean(),
    isLost: fc.boolean(),
    latencyMs: amount,
    costMicroUsd: amount,
    scores: fc.array(score, { maxLength: 12 }),
  })
  .map(({ scores, ...rest }) => ({
    ...rest,
    places: scores.map(([place]) => place),
    values: scores.map(([, value]) => value),
  }));

test("what is packed comes out as it was, trial by trial, wherever its bytes lie in memory", () => {
  fc.assert(
    fc.property(fc.array(trial, { maxLength: 20 }), (trials) => {
      expect([...unpackTrials(pack(trials))]).toEqual(trials);
    }),
  );
});
