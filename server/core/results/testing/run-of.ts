import type { Plan } from "../../experiment/schema";
import type { ExperimentStatus } from "../../experiment/status";
import { type SummaryInput, sampleColumns, scoreColumns } from "../summary-input";
import { manifestOf } from "./manifest-of";

export type Row = { a: number | null; b: number | null; group?: string; lostA?: boolean; lostB?: boolean };

/** A run of two variants and one measure in which the first rows are done; the others are pending. */
export function runOf(
  rows: Row[],
  size: number,
  options: { status?: ExperimentStatus; plan?: Partial<Plan>; key?: string } = {},
): SummaryInput {
  const side = (pick: (row: Row) => number | null, isLost: (row: Row) => boolean) => ({
    planned: size,
    succeeded: rows.filter((r) => pick(r) !== null && !isLost(r)).length,
    failed: rows.filter(isLost).length,
    cancelled: 0,
    pending: size - rows.filter((r) => pick(r) !== null || isLost(r)).length,
    spendMicroUsd: 10 * rows.length,
    samples: filled(sampleColumns(size), (samples, row, i) => {
      const lost = isLost(row) ? 1 : 0;
      const answers = pick(row) !== null && lost === 0 ? 1 : 0;
      samples.isSettled[i] = answers + lost;
      samples.answers[i] = answers;
      samples.unanswered[i] = lost;
      samples.lost[i] = lost;
      if (answers === 0) return;
      samples.latencyMs[i] = 100 + i;
      samples.costMicroUsd[i] = 10;
    }),
  });
  const scores = (pick: (row: Row) => number | null, isLost: (row: Row) => boolean) =>
    filled(scoreColumns(size), (columns, row, i) => {
      const value = isLost(row) ? null : pick(row);
      if (value === null) return;
      columns.sum[i] = value;
      columns.valued[i] = 1;
      columns.scored[i] = 1;
    });
  function filled<T>(columns: T, fill: (columns: T, row: Row, i: number) => void): T {
    rows.slice(0, size).forEach((row, i) => {
      fill(columns, row, i);
    });
    return columns;
  }
  const lostA = (row: Row) => row.lostA === true;
  const lostB = (row: Row) => row.lostB === true;
  return {
    manifest: manifestOf(size, {
      letters: ["A", "B"],
      evaluators: [{ evaluatorId: "e", key: options.key ?? "exact_match", name: "Exact match" }],
      plan: options.plan,
    }),
    status: options.status ?? "running",
    variants: [side((r) => r.a, lostA), side((r) => r.b, lostB)],
    scores: [[scores((r) => r.a, lostA), scores((r) => r.b, lostB)]],
    groups: Array.from({ length: size }, (_, i) => rows[i]?.group ?? null),
    failures: [],
    rate: [],
    trialsPerSecond: null,
    spendMicroUsd: 20 * rows.length,
  };
}
