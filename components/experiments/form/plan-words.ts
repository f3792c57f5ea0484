import type { FieldError } from "@/server/core/errors";
import { formatCount, formatDuration, formatNumber, moneyFormat } from "../../ui/format";
import type { Estimate } from "../api-types";
import type { FormValues } from "./form-schema";
import { type SectionKey, sectionOf } from "./problem-fields";

type Range = Estimate["costMicroUsd"];

/** "about $0.84 ($0.70 to $1.10)"; without the range when it is one amount. */
export function rangeWords({ low, expected, high }: Range, format: (value: number) => string): string {
  const [from, to] = [format(low), format(high)];
  return from === to ? `about ${format(expected)}` : `about ${format(expected)} (${from} to ${to})`;
}

export const costWords = (range: Range): string =>
  range.high === 0
    ? "nothing: these models have no price"
    : rangeWords(range, moneyFormat(range.low, range.expected, range.high));

export const timeWords = (range: Range): string => rangeWords(range, formatDuration);

/** "120 samples x 2 variants", with repeats when there are any. */
export function sizeWords(sampleCount: number, variants: number, repeats: number): string {
  const size = `${formatCount(sampleCount, "sample")} × ${formatCount(variants, "variant")}`;
  return repeats > 1 ? `${size} × ${formatNumber(repeats)} repeats` : size;
}

/** What has still to be chosen before a plan can be estimated. */
export function stillMissing(values: FormValues, letters: readonly string[]): FieldError[] {
  const missing: FieldError[] = [];
  if (values.datasetVersionId === "") missing.push({ path: "datasetVersionId", message: "Choose a dataset" });
  values.variants.forEach((variant, index) => {
    const of = `for ${letters[index]}`;
    const path = `variants.${index}`;
    if (variant.promptVersionId === "") {
      missing.push({ path: `${path}.promptVersionId`, message: `Choose a prompt ${of}` });
    }
    if (variant.modelId === "") missing.push({ path: `${path}.modelId`, message: `Choose a model ${of}` });
  });
  values.evaluators.forEach((evaluator, index) => {
    if (evaluator.kind === "judge" && evaluator.modelId === "") {
      missing.push({ path: `evaluators.${index}.modelId`, message: "Choose a model for the judge" });
    }
  });
  return missing;
}

/** Variants that would be sent alike, as "A and B"; null when all differ. */
export function sameVariants(variants: FormValues["variants"], letters: readonly string[]): string | null {
  const seen = new Map<string, string>();
  for (const [index, { promptVersionId, modelId, settings }] of variants.entries()) {
    if (promptVersionId === "" || modelId === "") continue;
    const key = JSON.stringify([
      promptVersionId,
      modelId,
      settings.temperature,
      settings.maxOutputTokens,
      settings.seed,
      settings.reasoningEffort,
    ]);
    const letter = letters[index] ?? "";
    const first = seen.get(key);
    if (first !== undefined) return `${first} and ${letter}`;
    seen.set(key, letter);
  }
  return null;
}

const places: Record<SectionKey, string> = {
  measures: "What else is measured",
  plan: "Plan",
  guardrails: "Guardrails",
  budget: "Budget",
  settings: "Variant settings",
  about: "Name and hypothesis",
};

/** What the form's rules found, each told with its place on the page. */
export function faultsOf(issues: readonly { path: PropertyKey[]; message: string }[]): FieldError[] {
  return issues.map((issue) => {
    const path = issue.path.map(String).join(".");
    const section = sectionOf(path);
    const place = section ? places[section] : path.startsWith("evaluators") ? "What matters" : "Variants";
    return { path, message: `${place}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}` };
  });
}
