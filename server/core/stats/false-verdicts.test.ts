import { describe, expect, it } from "vitest";
import { createRandom } from "../random";
import { addScore, createScoreCounts, logWealthAt } from "./betting-wealth";
import { bettingLimits } from "./bounded-mean-cs";
import { pairedTTest } from "./paired-t-test";

const RUNS = 300;
const SAMPLES = 500;
const EVERY = 10;
const ALPHA = 0.05;

/** Differences of two equally good variants: both miss or hit, or score 1-5, on the same sample. */
const experiments = {
  "pass or fail": (random: ReturnType<typeof createRandom>) =>
    (random.next() < 0.7 ? 1 : 0) - (random.next() < 0.7 ? 1 : 0),
  "a skewed score": (random: ReturnType<typeof createRandom>) => random.next() ** 4 - random.next() ** 4,
};

describe("an A/A run watched after every 10 samples", () => {
  for (const [name, draw] of Object.entries(experiments)) {
    it(`names a winner on ${name} in at most 5 % of runs, beyond simulation error`, () => {
      const random = createRandom(`a/a ${name}`);
      let falseVerdicts = 0;
      let falseByT = 0;
      for (let run = 0; run < RUNS; run++) {
        const scores = createScoreCounts();
        const differences: number[] = [];
        let excluded = false;
        let byT = false;
        let sum = 0;
        for (let n = 1; n <= SAMPLES; n++) {
          const difference = draw(random);
          const score = (difference + 1) / 2;
          differences.push(difference);
          addScore(scores, score);
          sum += score;
          if (n % EVERY !== 0) continue;
          if (!excluded && logWealthAt(scores, 0.5).twoSided >= -Math.log(ALPHA)) {
            const { low, high } = bettingLimits(scores, sum / n, ALPHA);
            expect(low > 0.5 || high < 0.5).toBe(true);
            excluded = true;
          }
          if (n >= 20 && n % 50 === 20 && !byT) {
            const zeros = differences.map(() => 0);
            byT = (pairedTTest({ a: zeros, b: differences, confidence: 1 - ALPHA }).p ?? 1) < ALPHA;
          }
        }
        if (excluded) falseVerdicts++;
        if (byT) falseByT++;
      }
      const simulationError = 2.6 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);
      expect(falseVerdicts / RUNS).toBeLessThanOrEqual(ALPHA + simulationError);
      expect(falseByT / RUNS).toBeGreaterThan(0.1);
    });
  }
});
