import type { Page } from "@playwright/test";
import { mutate } from "./api";

const samples = 5_000;
export const bigRunTrials = 2 * samples;

/** A launched run of 10,000 trials on the simulator, paced to last longer than any story: 8 calls at a time of a fifth of a second. */
export async function startBigRun(page: Page, name: string): Promise<string> {
  const rows = Array.from({ length: samples }, (_, index) => ({
    question: `Question ${index + 1}: how much is ${index} and ${index % 97}?`,
    answer: `Together they are ${index + (index % 97)}`,
  }));
  const { datasetVersionId } = await mutate<{ datasetVersionId: string }>(page, "datasets.import", {
    target: { kind: "new", name },
    sourceName: "sums.jsonl",
    text: rows.map((row) => JSON.stringify(row)).join("\n"),
    mapping: [
      { column: "question", role: "inputs" },
      { column: "answer", role: "expected" },
    ],
  });
  const { promptVersionId } = await mutate<{ promptVersionId: string }>(page, "prompts.create", {
    name,
    description: "",
    note: "",
    messages: [{ role: "user", content: "{{question}}" }],
    settings: {},
  });
  const { id: connectionId } = await mutate<{ id: string }>(page, "models.createConnection", {
    provider: "simulator",
    name,
    baseUrl: null,
    apiKey: null,
    maxConcurrency: 8,
  });
  const { items } = await mutate<{ items: { id: string }[] }>(page, "models.add", {
    connectionId,
    models: [{ name: "sim-large", label: "Simulated large model", contextTokens: 128_000 }],
  });
  const modelId = items[0]?.id;
  const { id } = await mutate<{ id: string }>(page, "experiments.create", {
    name,
    hypothesis: "",
    datasetVersionId,
    variants: [1, 2].map((each) => ({ promptVersionId, modelId, name: `Large model ${each}`, settings: {} })),
    evaluators: [{ kind: "metric", key: "exact_match", config: {} }],
    plan: { minimumEffect: 0.05, stopEarly: false },
  });
  await mutate(page, "experiments.start", { experimentId: id });
  return id;
}
