import type { Manifest } from "@/server/core/experiment/manifest";
import { getMetric, isMetricKey } from "@/server/core/metric/registry";
import type { ScoreRow } from "./insert-scores";

type Measured = {
  trialId: string;
  text: string;
  expected: string | null;
  latencyMs: number;
  costMicroUsd: number;
};

/** The computed metrics of one answer. A metric that fails says so in its row and stops nobody else. */
export function measureResponse(metrics: Manifest["evaluators"], response: Measured): ScoreRow[] {
  return metrics.map(({ evaluatorId, key, config }) => {
    const row = { trialId: response.trialId, evaluatorId, costMicroUsd: 0 };
    if (!isMetricKey(key)) {
      return {
        ...row,
        value: null,
        isPassed: null,
        detail: null,
        error: `There is no metric "${key}" in this version.`,
      };
    }
    try {
      const score = getMetric(key).score({ ...response, config });
      return { ...row, value: score.value, isPassed: score.passed, detail: score.detail, error: null };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...row, value: null, isPassed: null, detail: null, error: `This could not be measured: ${reason}` };
    }
  });
}
