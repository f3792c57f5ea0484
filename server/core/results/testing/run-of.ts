import type { Manifest } from "../../experiment/manifest";
import { type Plan, planSchema } from "../../experiment/schema";
import type { ExperimentStatus } from "../../experiment/status";
import type { SummaryInput } from "../summary-input";

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
    samples: Array.from({ length: size }, (_, i) => {
      const row = rows[i];
      if (!row)
        return {
          isSettled: false,
          answers: 0,
          repeats: 1,
          unanswered: 0,
          lost: 0,
          latencyMs: null,
          costMicroUsd: null,
        };
      const lost = isLost(row);
      const isSettled = pick(row) !== null || lost;
      const answers = isSettled && !lost ? 1 : 0;
      const [latencyMs, costMicroUsd] = answers ? [100 + i, 10] : [null, null];
      return { isSettled, answers, repeats: 1, unanswered: lost ? 1 : 0, lost: lost ? 1 : 0, latencyMs, costMicroUsd };
    }),
  });
  const scores = (pick: (row: Row) => number | null, isLost: (row: Row) => boolean) =>
    Array.from({ length: size }, (_, i) => {
      const value = rows[i] && !isLost(rows[i]) ? pick(rows[i]) : null;
      return value === null ? null : { sum: value, valued: 1, sumOfAll: value, valuedOfAll: 1, scored: 1 };
    });
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
