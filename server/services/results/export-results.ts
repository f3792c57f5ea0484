import { z } from "zod";
import { systemActor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import { isBusy, whyNotExport } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import type { ResultsFile } from "@/server/core/results/results-file";
import { env } from "@/server/env";
import { getExperiment } from "../experiments/get-experiment";
import { task } from "../operation";
import { compute } from "./compute";
import { getResults } from "./get-results";
import { loadSampleFacts } from "./load-sample-facts";
import { loadSummaryInput } from "./load-summary-input";

/**
 * A run's results with everything they were computed from. Of a run that is over these are the results as they are
 * stored; while it runs they are computed from the rows of this moment, so that both always speak of the same data.
 */
export const exportResults = task({
  name: "results.export",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.custom<ResultsFile>(),
  async run({ input, actor }) {
    const experiment = await getExperiment.execute(actor, input);
    const blocked = whyNotExport(experiment);
    if (blocked) throw new AppError("conflict", `${blocked} Start it, then export.`);
    const system = systemActor(actor.workspaceId, "export-results");
    const stored = isBusy(experiment.status) ? null : await getResults.execute(actor, input);
    const rows = await loadSummaryInput.execute(system, input);
    const facts = await loadSampleFacts.execute(system, input);
    const results = stored?.body ?? (await compute("summarizeRun", rows)).body;
    const analysis = await compute("analyzeRun", { rows, snapshot: results, facts });
    const { name, hypothesis, startedAt, endedAt } = experiment;
    return {
      format: "assay-results/1" as const,
      codeVersion: env().ASSAY_VERSION,
      experiment: { id: experiment.id, name, hypothesis, startedAt, endedAt },
      results,
      analysis,
      rows,
      facts,
    };
  },
});
