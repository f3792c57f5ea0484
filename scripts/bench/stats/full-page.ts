import { variantLetters } from "../../../server/core/experiment/schema";
import { createRandom } from "../../../server/core/random";
import { type SummaryInput, sampleColumns, scoreColumns } from "../../../server/core/results/summary-input";
import { manifestOf } from "../../../server/core/results/testing/manifest-of";

const measures = [
  ...["exact_match", "contains", "regex", "json_validity", "bleu", "rouge_l", "latency", "cost"],
  ...Array.from({ length: 4 }, () => "judge"),
] as const;

/** Every score continuous: the dearest kind of data there is. */
const continuous = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? "bleu" : "rouge_l"));

export type Page = { variants: number; samples: number; kind: "usual" | "continuous" };

/**
 * A finished run whose rows are already in memory: twelve measures (four pass or fail, two continuous, two without a scale,
 * four judges of five steps), the samples of mixed difficulty. The first candidate is better, the last one worse.
 */
export function fullPage({ variants, samples, kind }: Page): SummaryInput {
  const random = createRandom(`full page ${variants} ${samples} ${kind}`);
  const keys = kind === "usual" ? measures : continuous;
  const difficulty = Float64Array.from({ length: samples }, () => random.next());
  const letters = variantLetters.slice(0, variants);
  const skill = letters.map((_, v) => 0.6 + (v === 0 ? 0 : 0.02 * (2 - v)));
  const cells = letters.map(() => {
    const columns = sampleColumns(samples);
    columns.isSettled.fill(1);
    columns.answers.fill(1);
    for (let p = 0; p < samples; p += 1) {
      columns.latencyMs[p] = Math.round(Math.exp(6.5 + 0.5 * random.normal()));
      columns.costMicroUsd[p] = 20 + Math.round(80 * random.next());
    }
    return columns;
  });
  const scores = keys.map((key) =>
    letters.map((_, v) => {
      const columns = scoreColumns(samples);
      columns.valued.fill(1);
      columns.scored.fill(1);
      for (let p = 0; p < samples; p += 1) {
        const level = (skill[v] ?? 0) + 0.4 * ((difficulty[p] ?? 0) - 0.5);
        columns.sum[p] = scoreOf(key, level, cells[v], p);
      }
      return columns;
    }),
  );
  return {
    manifest: manifestOf(samples, {
      letters,
      evaluators: keys.map((key, e) => ({ evaluatorId: `e${e}`, key, name: `${key} ${e}` })),
    }),
    status: "completed",
    variants: cells.map((columns) => ({
      planned: samples,
      succeeded: samples,
      failed: 0,
      cancelled: 0,
      pending: 0,
      spendMicroUsd: columns.costMicroUsd.reduce((sum, cost) => sum + cost, 0),
      samples: columns,
    })),
    scores,
    groups: Array.from({ length: samples }, () => null),
    failures: [],
    rate: [],
    trialsPerSecond: null,
    spendMicroUsd: samples * variants * 60,
  };

  function scoreOf(key: string, level: number, columns: (typeof cells)[number] | undefined, p: number): number {
    const luck = random.next();
    if (key === "latency") return columns?.latencyMs[p] ?? 0;
    if (key === "cost") return columns?.costMicroUsd[p] ?? 0;
    const noisy = Math.min(1, Math.max(0, level + 0.4 * (luck - 0.5)));
    if (key === "bleu" || key === "rouge_l") return noisy;
    return key === "judge" ? Math.round(noisy * 4) / 4 : luck < level ? 1 : 0;
  }
}
