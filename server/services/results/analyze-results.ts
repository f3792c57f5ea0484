import { z } from "zod";
import { task } from "../operation";
import { compute } from "./compute";
import { getResults } from "./get-results";
import { loadSampleFacts } from "./load-sample-facts";
import { loadSummaryInput } from "./load-summary-input";
import { saveAnalysis } from "./save-analysis";

/** Analyses the newest snapshot outside any transaction. Null before the first snapshot. */
export const analyzeResults = task({
  name: "results.analyze",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({ version: z.number().int().nullable() }),
  async run({ input, actor }) {
    const snapshot = await getResults.execute(actor, input);
    if (!snapshot) return { version: null };
    const rows = await loadSummaryInput(actor, input.experimentId);
    const facts = await loadSampleFacts.execute(actor, input);
    const body = await compute("analyzeRun", { rows, snapshot: snapshot.body, facts });
    return saveAnalysis.execute(actor, { ...input, version: snapshot.version, body });
  },
});
