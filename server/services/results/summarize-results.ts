import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { mayStopEarly } from "@/server/core/experiment/schema";
import type { Summary } from "@/server/core/results/summarize";
import { endedAs } from "@/server/core/results/summary-input";
import { endRun } from "../experiments/end-run";
import { task } from "../operation";
import { compute } from "./compute";
import { loadSummaryInput } from "./load-summary-input";
import { hearRing } from "./ring-results";
import { saveSnapshot } from "./save-snapshot";

/** Computes the snapshot outside any transaction, and ends the run when nothing is left to do or to prove. */
export const summarizeResults = task({
  name: "results.summarize",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({ version: z.number().int() }),
  async run({ input, actor }) {
    const rest = hearRing(input.experimentId);
    try {
      return await summarizeRun(actor, input.experimentId);
    } finally {
      rest();
    }
  },
});

async function summarizeRun(actor: Actor, experimentId: string): Promise<{ version: number }> {
  const rows = await loadSummaryInput(actor, experimentId);
  const summary = await compute("summarizeRun", rows);
  const ending = rows.status === "running" ? endingOf(summary, mayStopEarly(rows.manifest.plan)) : null;
  if (ending) {
    const { body } = await compute("summarizeRun", endedAs(rows, ending.how));
    const { version } = await endRun.execute(actor, { experimentId, ...ending, body });
    if (version !== null) return { version };
  }
  return saveSnapshot.execute(actor, { experimentId, body: summary.body });
}

function endingOf({ isComplete, isProven, body }: Summary, canStopEarly: boolean) {
  if (isComplete) return { how: "completed" as const, reason: null };
  if (canStopEarly && isProven) return { how: "stopped" as const, reason: `Stopped early: ${body.verdict.sentence}` };
  return null;
}
