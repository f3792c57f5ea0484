import { z } from "zod";

const number = z.number().nullable();

/** A bar: values from `from` up to `to`; where both are equal it counts that one value. */
const bin = z.object({ from: z.number(), to: z.number(), count: z.number().int() });
export type Bin = z.infer<typeof bin>;

/** One ordinary number for a single look at the end, with what belongs to it. */
const fixedRow = z.object({
  key: z.enum(["newcombe", "mcnemar", "odds_ratio", "t", "log_t", "bca", "permutation", "wilcoxon", "dz"]),
  method: z.string(),
  /** What the estimate counts in: the measure's own unit, times the control, an odds ratio, or standard deviations. */
  unit: z.enum(["measure", "ratio", "odds", "sd"]),
  estimate: number,
  low: number,
  high: number,
  /** Null where there is none, or while it must not be seen yet. */
  p: number,
  note: z.string().nullable(),
});
export type FixedRow = z.infer<typeof fixedRow>;

const bayesView = z.object({
  /** A ratio is read on logarithms; analyses from before it was have differences alone. */
  form: z.enum(["difference", "ratio"]).default("difference"),
  /** In the measure's unit, or of the logarithm of the ratio. */
  priorSd: z.number(),
  pBetter: z.number(),
  pBetterByMargin: z.number(),
  pNoDifference: z.number(),
  /** What one loses on average by shipping, and by keeping the control: in the measure's unit, or as a share (0.02 is 2 %). */
  lossShip: z.number(),
  lossKeep: z.number(),
});
export type BayesView = z.infer<typeof bayesView>;

const influential = z.object({
  sampleId: z.string().nullable(),
  position: z.number().int(),
  /** Samples of the unit: 1, or those of a group. */
  size: z.number().int(),
  control: z.number(),
  candidate: z.number(),
  benefit: z.number(),
});

const slice = z.object({
  field: z.string(),
  value: z.string(),
  n: z.number().int(),
  benefit: number,
  low: number,
  high: number,
  /** Benjamini-Hochberg over all slices of this candidate. */
  q: number,
});
export type Slice = z.infer<typeof slice>;

const varianceSplit = z.object({
  between: z.number(),
  within: z.number(),
  repeats: z.number().int(),
  /** Share of the spread of one difference that lies between samples. */
  shareBetween: z.number(),
  advice: z.string(),
});
export type VarianceSplit = z.infer<typeof varianceSplit>;

export const candidateAnalysis = z.object({
  variantId: z.string(),
  letter: z.string(),
  n: z.number().int(),
  dropped: z.number().int(),
  /** Mean benefit: positive is better for the candidate, whatever the measure's direction. */
  benefit: number,
  differences: z.array(bin),
  /** The same edges for both sides. */
  control: z.array(bin),
  candidate: z.array(bin),
  fixed: z.object({
    rows: z.array(fixedRow),
    /** The p of the first test, adjusted by Holm over the candidates; null with one candidate. */
    pHolm: number,
    /** Said when the test of the mean and the test of the ranks disagree. */
    disagreement: z.string().nullable(),
  }),
  bayes: bayesView.nullable(),
  influential: z.array(influential),
  variance: varianceSplit.nullable(),
  groups: z.object({ count: z.number().int(), designEffect: number }).nullable(),
  slices: z.array(slice),
  why: z.string(),
  assumptions: z.array(z.string()),
});
export type CandidateAnalysis = z.infer<typeof candidateAnalysis>;

/** How numbers for a single look may be read: not yet, as they are, or only as biased by stopping. */
export const fixedReadings = ["not_yet", "at_the_end", "biased_by_stopping"] as const;
export type FixedReading = (typeof fixedReadings)[number];

/** Everything behind the verdict that is computed beside it: for those who ask how sure, where, and why. */
export const analysisBody = z.object({
  format: z.literal(1),
  reading: z.enum(fixedReadings),
  confidence: z.number(),
  minimumEffect: z.number(),
  primary: z.object({
    evaluatorId: z.string(),
    name: z.string(),
    key: z.string(),
    unit: z.string(),
    direction: z.enum(["higher", "lower"]),
    scale: z.object({ min: z.number(), max: z.number() }).nullable(),
  }),
  candidates: z.array(candidateAnalysis),
  /** Every other measure by candidate, with its q over all of them. */
  secondary: z.array(z.object({ evaluatorId: z.string(), variantId: z.string(), p: z.number(), q: z.number() })),
});
export type AnalysisBody = z.output<typeof analysisBody>;
