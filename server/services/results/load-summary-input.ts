import type { Actor } from "@/server/core/access/actor";
import { isOver } from "@/server/core/experiment/status";
import { endedAs, type SummaryInput } from "@/server/core/results/summary-input";
import { loadCells } from "./load-cells";
import { loadRunFacts } from "./load-run-facts";
import { loadRunTotals } from "./load-run-totals";

/**
 * The rows of a run, gathered by sample: what the summary is computed from. Read in many short transactions, so that no
 * run is too long for one. Its state comes first and its sums last: a run that is over by then has all its trials here, and
 * no trial that is counted is missing in what was spent.
 */
export async function loadSummaryInput(actor: Actor, experimentId: string): Promise<SummaryInput> {
  const { planned, ...facts } = await loadRunFacts.execute(actor, { experimentId });
  const { variants, scores } = await loadCells(actor, experimentId, facts.manifest);
  const totals = await loadRunTotals.execute(actor, { experimentId });
  const rows: SummaryInput = {
    ...facts,
    ...totals,
    variants: variants.map((v) => ({ ...v, planned, cancelled: 0, pending: planned - v.succeeded - v.failed })),
    scores,
  };
  return isOver(rows.status) ? endedAs(rows, rows.status) : rows;
}
