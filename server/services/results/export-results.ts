import { z } from "zod";
import { type Actor, systemActor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import { whyNotExport } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import type { ResultsFile } from "@/server/core/results/results-file";
import { env } from "@/server/env";
import { getExperiment } from "../experiments/get-experiment";
import { task } from "../operation";
import { compute } from "./compute";
import { loadSampleFacts } from "./load-sample-facts";
import { loadSummaryInput } from "./load-summary-input";

/**
 * A run's results with everything they were computed from, as of one moment and by this code: both always speak of the same
 * data. A stopped run's rows name the look that stopped it, so its verdict comes out as it stands.
 */
export const exportResults = task({
  name: "results.export",
  permission: "exports:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.custom<ResultsFile>(),
  async run({ input, actor }) {
    const experiment = await getExperiment.execute(actor, input);
    const blocked = whyNotExport(experiment);
    if (blocked) throw new AppError("conflict", `${blocked} Start it, then export.`);
    const computed = await sharedComputation(actor.workspaceId, experiment.id);
    const { name, hypothesis, startedAt, endedAt } = experiment;
    return {
      format: "assay-results/1" as const,
      codeVersion: env().ASSAY_VERSION,
      experiment: { id: experiment.id, name, hypothesis, startedAt, endedAt },
      ...computed,
    };
  },
});

type Computed = Pick<ResultsFile, "results" | "analysis" | "rows" | "facts">;

const underWay = new Map<string, Promise<Computed>>();

/** Who asks while the same run is being computed waits for that, so that clicks do not queue up before live summaries. */
function sharedComputation(workspaceId: string, experimentId: string): Promise<Computed> {
  const key = `${workspaceId} ${experimentId}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const computed = computeAll(systemActor(workspaceId, "export-results"), { experimentId }).finally(() => {
    underWay.delete(key);
  });
  underWay.set(key, computed);
  return computed;
}

async function computeAll(system: Actor, input: { experimentId: string }): Promise<Computed> {
  const rows = await loadSummaryInput(system, input.experimentId);
  const facts = await loadSampleFacts.execute(system, input);
  const results = (await compute("summarizeRun", rows)).body;
  const analysis = await compute("analyzeRun", { rows, snapshot: results, facts });
  return { results, analysis, rows, facts };
}
