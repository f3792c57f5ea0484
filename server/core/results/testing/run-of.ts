import type { Manifest } from "../../experiment/manifest";
import { type Plan, planSchema } from "../../experiment/schema";
import type { ExperimentStatus } from "../../experiment/status";
import { type SummaryInput, sampleColumns, scoreColumns } from "../summary-input";

const model = {
  modelId: "m",
  name: "m",
  label: "m",
  provider: "openai" as const,
  connectionId: "c",
  maxConcurrency: 4,
  inputMicroUsdPerMillion: 0,
  outputMicroUsdPerMillion: 0,
};

function manifestOf(size: number, plan: Partial<Plan> = {}, key = "exact_match"): Manifest {
  const variant = (letter: string) => ({
    variantId: letter,
    letter,
    name: letter,
    promptVersionId: "p",
    messages: [],
    settings: {},
    model,
  });
  return {
    format: 1,
    codeVersion: "test",
    seed: "seed",
    dataset: { versionId: "d", name: "D", number: 1, contentHash: "h", hasGroups: false, sampleCount: size },
    variants: [variant("A"), variant("B")],
    evaluators: [{ evaluatorId: "e", kind: "metric", key, name: "Exact match", config: {}, model: null }],
    plan: planSchema.parse(plan),
  };
}

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
    manifest: manifestOf(size, options.plan, options.key),
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
