import type { Measure } from "./measure";
import type { Benefit } from "./summarize-metrics";
import type { SummaryInput } from "./summary-input";

/** Above this share of dropped pairs a reader has to know. */
const droppedShare = 0.05;
/** Above this share of samples without a usable answer the difference is as much about failing as about answers. */
const failedShare = 0.05;
const fewGroups = 10;

/** Plain sentences at the place they concern: what a reader should know before believing the numbers. */
export function warningsOf(input: SummaryInput, measures: readonly Measure[], benefits: readonly Benefit[]): string[] {
  const { manifest, groups } = input;
  const warnings: string[] = [];
  const simulated = [...manifest.variants, ...manifest.evaluators].some((x) => x.model?.provider === "simulator");
  if (manifest.variants.some(({ model }) => model.provider === "recorded")) {
    warnings.push(
      "Recorded: at least one variant repeats the answers of an earlier run. Its times and tokens are of then, and agreement with that run is no new evidence.",
    );
  }
  if (simulated) {
    warnings.push(
      "Simulated: at least one model here is the built-in simulator. The numbers show how Assay works, not how a real model does.",
    );
  }
  for (const measure of measures.filter((m) => m.kind === "judge")) {
    warnings.push(`The judge "${measure.name}" is uncalibrated: its scores have not been compared with people's.`);
  }
  for (const [i, { samples }] of input.variants.entries()) {
    let settled = 0;
    let failed = 0;
    for (let p = 0; p < samples.isSettled.length; p += 1) {
      if (samples.isSettled[p] !== 1) continue;
      settled += 1;
      if (samples.lost[p] !== 0) failed += 1;
    }
    if (failed > settled * failedShare) {
      warnings.push(
        `${failed} of ${settled} samples of ${manifest.variants[i]?.letter ?? ""} have an answer that failed or cannot be used, which counts as the lowest score. Look at the failures first.`,
      );
    }
  }
  for (const [i, { units }] of benefits.entries()) {
    const seen = units.control.length + units.dropped;
    if (seen > 0 && units.dropped / seen > droppedShare) {
      const letter = manifest.variants[i + 1]?.letter ?? "";
      warnings.push(
        `${units.dropped} of ${seen} samples have no score on one side of A against ${letter} and were left out. If one variant fails on hard samples, the difference is biased.`,
      );
    }
  }
  const groupCount = new Set(groups.filter((g) => g !== null)).size;
  if (groupCount > 0 && groupCount < fewGroups) {
    warnings.push(
      `The samples form only ${groupCount} groups, and a group counts once. Ten or more give a dependable interval.`,
    );
  }
  return warnings;
}
