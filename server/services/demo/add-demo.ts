import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { ExperimentInput } from "@/server/core/experiment/schema";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { simulatorModels } from "@/server/core/model/simulator-models";
import { importExampleDataset } from "../datasets/import-example-dataset";
import { createExperiment } from "../experiments/create-experiment";
import { startExperiment } from "../experiments/start-experiment";
import { addModels } from "../models/add-models";
import { addSimulator } from "../models/add-simulator";
import { createConnection } from "../models/create-connection";
import { task } from "../operation";
import { createPrompt } from "../prompts/create-prompt";
import { demoNames, demoPlans, demoPrompts, demoSeed } from "./demo-plan";
import { findDemoParts } from "./find-demo-parts";

const slowName = "Simulator (one call at a time)";

/** The story on the simulator: a finished, a running and a draft experiment, all made by really running them. */
export const addDemo = task({
  name: "demo.add",
  permission: "connections:write",
  input: z.object({}),
  output: z.object({ finishedId: z.string(), runningId: z.string(), draftId: z.string() }),
  async run({ actor }) {
    const there = await findDemoParts.execute(actor, { experimentName: demoNames.finished, slowName });
    if (there.experimentId) throw new AppError("conflict", "The demo is already here: see the list of experiments.");
    const fast = modelsByName((await addSimulator.execute(actor, {})).models);
    const slow = modelsByName(await slowSimulator(actor, there.slowConnectionId));
    const questions = there.datasets["question-answers"] ?? (await importExample(actor, "question-answers"));
    const stories = there.datasets["user-stories"] ?? (await importExample(actor, "user-stories"));
    const prompt = async (key: keyof typeof demoPrompts) => {
      const { name } = demoPrompts[key];
      const known = there.prompts[name];
      if (known) return known;
      const created = await createPrompt.execute(actor, { note: "", ...demoPrompts[key] } as Parameters<
        typeof createPrompt.execute
      >[1]);
      return created.promptVersionId;
    };
    const brief = await prompt("brief");
    const careful = await prompt("careful");
    const testCases = await prompt("testCases");
    const variant = (promptVersionId: string, modelId: string, name: string) => ({
      promptVersionId,
      modelId,
      name,
      settings: {},
    });
    const create = async (input: ExperimentInput) => (await createExperiment.execute(actor, input)).id;

    const finishedId = await create({
      name: demoNames.finished,
      hypothesis: "Asking a better model for exactness and a second look raises the share of right answers.",
      datasetVersionId: questions,
      variants: [
        variant(brief, fast("sim-small"), "Brief, small model"),
        variant(careful, fast("sim-medium"), "Careful, medium model"),
      ],
      evaluators: [
        { kind: "metric", key: "exact_match", config: { ignoreCase: true } },
        { kind: "metric", key: "rouge_l", config: {} },
        { kind: "metric", key: "latency", config: {} },
        { kind: "metric", key: "cost", config: {} },
      ],
      plan: demoPlans.finished,
      seed: demoSeed,
    });
    const runningId = await create({
      name: demoNames.running,
      hypothesis: "The large model misses fewer checks.",
      datasetVersionId: stories,
      variants: [
        variant(testCases, slow("sim-medium"), "Medium model"),
        variant(testCases, slow("sim-large"), "Large model"),
      ],
      evaluators: [
        { kind: "judge", name: "Test case judge", modelId: fast("sim-judge"), rubric: defaultRubric },
        { kind: "metric", key: "rouge_l", config: {} },
        { kind: "metric", key: "latency", config: {} },
        { kind: "metric", key: "cost", config: {} },
      ],
      plan: demoPlans.running,
      seed: demoSeed,
    });
    const draftId = await create({
      name: demoNames.draft,
      hypothesis: "The small model answers as well for a fraction of the price.",
      datasetVersionId: questions,
      variants: [
        variant(careful, fast("sim-large"), "Large model"),
        variant(careful, fast("sim-small"), "Small model"),
      ],
      evaluators: [
        { kind: "metric", key: "exact_match", config: { ignoreCase: true } },
        { kind: "metric", key: "cost", config: {} },
      ],
      plan: demoPlans.draft,
    });
    await startExperiment.execute(actor, { experimentId: finishedId });
    await startExperiment.execute(actor, { experimentId: runningId });
    return { finishedId, runningId, draftId };
  },
});

type Added = { id: string; name: string }[];

function modelsByName(models: Added) {
  return (name: string) => {
    const model = models.find((m) => m.name === name);
    if (!model)
      throw new AppError(
        "conflict",
        `The simulator has no model "${name}". Add it on the Models page, then try again.`,
      );
    return model.id;
  };
}

async function importExample(actor: Actor, key: "question-answers" | "user-stories"): Promise<string> {
  return (await importExampleDataset.execute(actor, { key })).datasetVersionId;
}

/** A second simulator that makes one call at a time, so that a run lasts long enough to be watched. */
async function slowSimulator(actor: Actor, known: string | null): Promise<Added> {
  const connectionId =
    known ??
    (
      await createConnection.execute(actor, {
        provider: "simulator",
        name: slowName,
        baseUrl: null,
        apiKey: null,
        maxConcurrency: 1,
      })
    ).id;
  const wanted = simulatorModels.filter((m) => m.name === "sim-medium" || m.name === "sim-large");
  const { items } = await addModels.execute(actor, {
    connectionId,
    models: wanted.map(({ name, label, contextTokens }) => ({ name, label, contextTokens })),
  });
  return items;
}
