import type { ExperimentInput, Plan } from "@/server/core/experiment/schema";
import { planSchema } from "@/server/core/experiment/schema";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { importDataset } from "@/server/services/datasets/import-dataset";
import { createExperiment } from "@/server/services/experiments/create-experiment";
import { addModels } from "@/server/services/models/add-models";
import { createConnection } from "@/server/services/models/create-connection";
import { createPrompt } from "@/server/services/prompts/create-prompt";
import type { TestWorkspace } from "@/server/services/testing/factory";

type Options = {
  baseUrl: string;
  samples: number;
  maxConcurrency: number;
  hasJudge: boolean;
  apiKey?: string;
  plan?: Partial<Plan>;
  /** Measured besides exact match. */
  further?: ExperimentInput["evaluators"];
  budgetMicroUsd?: number;
  seed?: string;
};

/** A draft of two variants over a dataset of its own, called through an OpenAI-compatible server. */
export async function createOpenAiRun(workspace: TestWorkspace, options: Options): Promise<string> {
  const owner = workspace.members.owner;
  const lines = Array.from({ length: options.samples }, (_, i) => `question ${i},answer ${i}`);
  const dataset = await importDataset.execute(owner, {
    target: { kind: "new", name: "Numbers", description: "" },
    sourceName: "numbers.csv",
    text: ["question,expected", ...lines].join("\n"),
    mapping: [
      { column: "question", role: "inputs" },
      { column: "expected", role: "expected" },
    ],
  });
  const connection = await createConnection.execute(owner, {
    provider: "openai",
    name: "Local server",
    baseUrl: options.baseUrl,
    apiKey: options.apiKey ?? "sk-local-test-key",
    maxConcurrency: options.maxConcurrency,
  });
  const { items } = await addModels.execute(owner, {
    connectionId: connection.id,
    models: [
      {
        name: "fake-one",
        label: "fake-one",
        contextTokens: null,
        inputMicroUsdPerMillion: 1_000_000,
        outputMicroUsdPerMillion: 2_000_000,
      },
    ],
  });
  const modelId = items[0]?.id ?? "";
  const prompt = async (name: string, content: string) => {
    const created = await createPrompt.execute(owner, {
      name,
      description: "",
      note: "",
      messages: [{ role: "user", content }],
      settings: {},
    });
    return created.promptVersionId;
  };
  const variants = [
    { name: "Plain", promptVersionId: await prompt("Plain", "{{question}}"), modelId, settings: {} },
    { name: "Polite", promptVersionId: await prompt("Polite", "Please: {{question}}"), modelId, settings: {} },
  ];
  const evaluators: ExperimentInput["evaluators"] = [{ kind: "metric", key: "exact_match", config: {} }];
  evaluators.push(...(options.further ?? []));
  if (options.hasJudge) evaluators.push({ kind: "judge", name: "Judge", modelId, rubric: defaultRubric });
  const { id } = await createExperiment.execute(owner, {
    name: "A run to be interrupted",
    hypothesis: "",
    datasetVersionId: dataset.datasetVersionId,
    variants,
    evaluators,
    plan: planSchema.parse({ stopEarly: false, ...options.plan }),
    budgetMicroUsd: options.budgetMicroUsd,
    seed: options.seed,
  });
  return id;
}
