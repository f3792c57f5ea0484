import fc from "fast-check";
import { expect, test } from "vitest";
import type { Manifest } from "../experiment/manifest";
import { planSchema } from "../experiment/schema";
import { closeCells, openCells, trialAdder, type VariantTally } from "./closed-cells";
import type { DoneTrial } from "./packed-trials";

const evaluator = (evaluatorId: string) => ({
  evaluatorId,
  kind: "metric" as const,
  key: "exact_match",
  name: evaluatorId,
  config: {},
  model: null,
});

function manifestOf(sampleCount: number, repeats: number): Manifest {
  return {
    format: 1,
    codeVersion: "test",
    seed: "seed",
    dataset: { versionId: "d", name: "D", number: 1, contentHash: "h", hasGroups: false, sampleCount },
    variants: [],
    evaluators: [evaluator("e1"), evaluator("e2")],
    plan: planSchema.parse({ repeats }),
  };
}

/** What a look sees: the trials that have ended, and of each how many of its scores are there. */
type Seen = {
  trial: Omit<DoneTrial, "places" | "values">;
  scores: (number | null)[];
  endsAt: number;
  scoredAt: number;
};

function readFrom(seen: readonly Seen[], look: number, first: number): DoneTrial[] {
  return seen
    .filter(({ trial, endsAt }) => endsAt <= look && trial.position >= first)
    .map(({ trial, scores, scoredAt }) => {
      const has = !trial.isFailed && scoredAt <= look;
      return { ...trial, places: has ? [0, 1] : [], values: has ? scores : [] };
    });
}

const shown = ({ open: _open, closed: _closed, ...rest }: VariantTally) => rest;

const value = fc.option(fc.integer({ min: 0, max: 8 }).map((v) => v / 8));
const seenTrial = (position: number) =>
  fc
    .record({
      how: fc.constantFrom("succeeded", "succeeded", "succeeded", "failed"),
      isUnusable: fc.boolean(),
      isLost: fc.boolean(),
      latencyMs: fc.integer({ min: 1, max: 900 }),
      costMicroUsd: fc.integer({ min: 0, max: 50 }),
      scores: fc.tuple(value, value),
      endsAt: fc.integer({ min: 1, max: 6 }),
      lag: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ how, isUnusable, isLost, latencyMs, costMicroUsd, scores, endsAt, lag }): Seen => {
      const isSucceeded = how === "succeeded";
      const trial = {
        position,
        isFailed: !isSucceeded,
        isUnusable: isSucceeded && isUnusable,
        isLost: !isSucceeded && isLost,
        latencyMs: isSucceeded ? latencyMs : null,
        costMicroUsd: isSucceeded ? costMicroUsd : null,
      };
      return { trial, scores, endsAt, scoredAt: endsAt + lag };
    });

const run = fc
  .record({ samples: fc.integer({ min: 1, max: 12 }), repeats: fc.integer({ min: 1, max: 3 }) })
  .chain(({ samples, repeats }) =>
    fc.record({
      manifest: fc.constant(manifestOf(samples, repeats)),
      seen: fc.tuple(
        ...Array.from({ length: samples * repeats }, (_, i) => seenTrial(Math.floor(i / repeats))),
      ) as fc.Arbitrary<Seen[]>,
    }),
  );

test("look after look, reading only what was still open gives the same cells as reading everything", () => {
  fc.assert(
    fc.property(run, ({ manifest, seen }) => {
      const add = trialAdder(manifest);
      let kept: VariantTally | undefined;
      for (let look = 0; look <= 9; look += 1) {
        const tally = openCells(manifest, kept);
        for (const trial of readFrom(seen, look, tally.closed)) add(tally, trial);
        const whole = openCells(manifest, undefined);
        for (const trial of readFrom(seen, look, 0)) add(whole, trial);
        expect(shown(tally)).toEqual(shown(whole));
        kept = closeCells(tally);
      }
      expect(kept?.closed).toBe(manifest.dataset.sampleCount);
    }),
    { numRuns: 100 },
  );
});

test("a sample stays open while a repeat or a score of it is missing", () => {
  const manifest = manifestOf(2, 2);
  const add = trialAdder(manifest);
  const tally = openCells(manifest, undefined);
  const trial: DoneTrial = {
    position: 0,
    isFailed: false,
    isUnusable: false,
    isLost: false,
    latencyMs: 5,
    costMicroUsd: 1,
    places: [0, 1],
    values: [1, 0],
  };
  add(tally, trial);
  expect(closeCells(tally).closed).toBe(0);
  add(tally, { ...trial, places: [0], values: [1] });
  expect(closeCells(tally).closed).toBe(0);
});
