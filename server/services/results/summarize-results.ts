import { z } from "zod";
import { type Summary, summarize } from "@/server/core/results/summarize";
import { endRun } from "../experiments/end-run";
import { task } from "../operation";
import { loadSummaryInput } from "./load-summary-input";
import { saveSnapshot } from "./save-snapshot";

/** Computes the snapshot outside any transaction, and ends the run when nothing is left to do or to prove. */
export const summarizeResults = task({
  name: "results.summarize",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({ version: z.number().int(), status: z.string() }),
  async run({ input, actor }) {
    const { experimentId } = input;
    const rows = await loadSummaryInput.execute(actor, { experimentId });
    let { status } = rows;
    let summary = summarize(rows);
    const ending = status === "running" ? endingOf(summary, rows.manifest.plan.stopEarly) : null;
    if (ending) {
      const ended = await endRun.execute(actor, { experimentId, ...ending });
      if (ended.status) {
        status = ended.status;
        summary = summarize(await loadSummaryInput.execute(actor, { experimentId }));
      }
    }
    const { version } = await saveSnapshot.execute(actor, { experimentId, body: summary.body });
    return { version, status };
  },
});

function endingOf({ isComplete, isProven, body }: Summary, stopEarly: boolean) {
  if (isComplete) return { how: "completed" as const, reason: null };
  if (stopEarly && isProven) return { how: "stopped" as const, reason: `Stopped early: ${body.verdict.sentence}` };
  return null;
}
