import type { Manifest } from "../../experiment/manifest";
import { type Plan, planSchema } from "../../experiment/schema";

const model = {
  modelId: "m",
  name: "m",
  label: "m",
  provider: "openai" as const,
  connectionId: "c",
  maxConcurrency: 4,
  inputMicroUsdPerMillion: 0,
  outputMicroUsdPerMillion: 0,
};

type Evaluator = Pick<Manifest["evaluators"][number], "evaluatorId" | "key" | "name">;

/** A frozen plan over so many samples: variants by letter, the first measure as what matters. The key "judge" makes a judge. */
export function manifestOf(
  sampleCount: number,
  { letters, evaluators, plan = {} }: { letters: readonly string[]; evaluators: Evaluator[]; plan?: Partial<Plan> },
): Manifest {
  return {
    format: 1,
    codeVersion: "test",
    seed: "seed",
    dataset: { versionId: "d", name: "D", number: 1, contentHash: "h", hasGroups: false, sampleCount },
    variants: letters.map((letter) => ({
      variantId: letter,
      letter,
      name: letter,
      promptVersionId: "p",
      messages: [],
      settings: {},
      model,
    })),
    evaluators: evaluators.map((evaluator) => {
      const isJudge = evaluator.key === "judge";
      return { ...evaluator, kind: isJudge ? "judge" : "metric", config: {}, model: isJudge ? model : null };
    }),
    plan: planSchema.parse(plan),
  };
}
