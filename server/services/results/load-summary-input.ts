import type { Actor } from "@/server/core/access/actor";
import { isOver } from "@/server/core/experiment/status";
import { endedAs, type SummaryInput } from "@/server/core/results/summary-input";
import { loadCells } from "./load-cells";
import { loadRunFacts } from "./load-run-facts";

/**
 * The rows of a run, gathered by sample: what the summary is computed from. Read in many short transactions, so that no
 * run is too long for one; its state comes first, and trials that end after it was read are counted as they are.
 */
export async function loadSummaryInput(actor: Actor, experimentId: string): Promise<SummaryInput> {
  const { planned, ...facts } = await loadRunFacts.execute(actor, { experimentId });
  const { variants, scores } = await loadCells(actor, experimentId, facts.manifest);
  const rows: SummaryInput = {
    ...facts,
    variants: variants.map((v) => ({ ...v, planned, cancelled: 0, pending: planned - v.succeeded - v.failed })),
    scores,
  };
  return isOver(rows.status) ? endedAs(rows, rows.status) : rows;
}
