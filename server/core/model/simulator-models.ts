import { type Content, textOf } from "../prompt/message-parts";

export type SimulatedErrorKind = "rate_limit" | "overloaded" | "server" | "timeout" | "network" | "malformed";

export type SimulatorModel = {
  name: string;
  label: string;
  /** What it is for, in one sentence. */
  purpose: string;
  /** Chance from 0 to 1 that an answer is right when the prompt gives no help; `simulatorQuality` adds the help. */
  quality: number;
  /** Latency is log-normal: this median, and this standard deviation of its natural logarithm. */
  medianLatencyMs: number;
  latencySigma: number;
  /** Chance that the first attempt of a trial fails; later attempts never do. */
  errorRate: number;
  errorKinds: SimulatedErrorKind[];
  /** Chance that the answer is a refusal. */
  refusalRate: number;
  /** As a judge: standard deviation of its score around the measured overlap, on the scale from 0 to 1. */
  judgeNoise: number;
  inputMicroUsdPerMillion: number;
  outputMicroUsdPerMillion: number;
  contextTokens: number;
};

const ordinary = {
  latencySigma: 0.35,
  errorRate: 0,
  errorKinds: [] as SimulatedErrorKind[],
  refusalRate: 0.01,
  judgeNoise: 0.15,
  contextTokens: 128_000,
};

/** The simulator's models and the whole truth about them. Prices are invented, like everything here. */
export const simulatorModels: readonly SimulatorModel[] = [
  {
    ...ordinary,
    name: "sim-small",
    label: "Simulated small model",
    purpose: "Cheap and fast, right in 62 of 100 answers.",
    quality: 0.62,
    medianLatencyMs: 60,
    inputMicroUsdPerMillion: 100_000,
    outputMicroUsdPerMillion: 400_000,
  },
  {
    ...ordinary,
    name: "sim-medium",
    label: "Simulated medium model",
    purpose: "The middle: right in 74 of 100 answers.",
    quality: 0.74,
    medianLatencyMs: 110,
    inputMicroUsdPerMillion: 500_000,
    outputMicroUsdPerMillion: 2_000_000,
  },
  {
    ...ordinary,
    name: "sim-large",
    label: "Simulated large model",
    purpose: "Slow and dear, right in 86 of 100 answers.",
    quality: 0.86,
    medianLatencyMs: 200,
    inputMicroUsdPerMillion: 2_500_000,
    outputMicroUsdPerMillion: 10_000_000,
  },
  {
    ...ordinary,
    name: "sim-flaky",
    label: "Simulated unreliable model",
    purpose: "As good as the medium one, but every fifth first attempt fails and 5 of 100 answers are refusals.",
    quality: 0.74,
    medianLatencyMs: 110,
    errorRate: 0.2,
    errorKinds: ["rate_limit", "overloaded", "server", "timeout", "network", "malformed"],
    refusalRate: 0.05,
    inputMicroUsdPerMillion: 500_000,
    outputMicroUsdPerMillion: 2_000_000,
  },
  {
    ...ordinary,
    name: "sim-judge",
    label: "Simulated judge",
    purpose: "Scores answers by their overlap with the reference, with a small known noise.",
    quality: 0.8,
    medianLatencyMs: 80,
    refusalRate: 0,
    judgeNoise: 0.06,
    inputMicroUsdPerMillion: 500_000,
    outputMicroUsdPerMillion: 2_000_000,
  },
];

/** How much of a trial's luck comes from its sample: hard samples are hard for every variant. */
export const simulatorSampleCorrelation = 0.4;

/**
 * What helps a simulated model, and by how much. Phrases are looked for in all messages, in any letter case, each once; a
 * phrase in a sample's own text counts too, since the model sees no seam.
 */
export const simulatorPromptHelp: readonly { phrase: string; gain: number }[] = [
  { phrase: "step by step", gain: 0.06 },
  { phrase: "be exact", gain: 0.05 },
  { phrase: "check your answer", gain: 0.04 },
  { phrase: "examples:", gain: 0.03 },
];

/** A system message of at least this many words helps too; user messages do not count, as their length is the sample's. */
export const simulatorLongInstructions = { words: 40, gain: 0.03 };

const highestQuality = 0.98;

/**
 * The true chance, from 0 to 0.98, that this model answers rightly under this prompt (refusals not counted): its quality
 * plus the gains above. One number per variant (unless samples hold the phrases), so results can be held against it.
 */
export function simulatorQuality(
  model: SimulatorModel,
  messages: readonly { role: string; content: Content }[],
): number {
  const text = messages.map(({ content }) => textOf(content).toLowerCase()).join("\n");
  const helped = simulatorPromptHelp.filter(({ phrase }) => text.includes(phrase));
  const system = messages.filter((message) => message.role === "system").map(({ content }) => textOf(content));
  const isLong = system.join(" ").trim().split(/\s+/).length >= simulatorLongInstructions.words;
  const gain = helped.reduce((sum, { gain }) => sum + gain, isLong ? simulatorLongInstructions.gain : 0);
  return Math.min(highestQuality, model.quality + gain);
}
