import type { ModelPrice } from "./price";
import { type ProviderId, providerInfo } from "./providers";

export type KnownPrice = ModelPrice & { name: string; provider: "openai" | "anthropic"; asOf: string };

/** One row: model, then dollars per million tokens for input, cached input and output. */
type Row = [name: string, input: number, cached: number, output: number];

/**
 * List prices of standard requests, as the vendors' price pages and dated extracts of them gave them. Long-context,
 * batch and cache-writing surcharges are not in it. A suggestion for the form only: admins edit prices per model.
 */
const openAi: Row[] = [
  ["gpt-6.1-sol", 2, 0.1, 10],
  ["gpt-6-sol", 2, 0.2, 10],
  ["gpt-6-luna", 0.1, 0.01, 0.5],
  ["gpt-5.6-terra", 2, 0.2, 12],
  ["gpt-5.6-luna", 0.2, 0.02, 1.2],
  ["gpt-5.4", 2.5, 0.25, 15],
  ["gpt-5.4-mini", 0.75, 0.075, 4.5],
  ["gpt-5.1", 1.25, 0.125, 10],
  ["gpt-5", 1.25, 0.125, 10],
  ["gpt-5-mini", 0.25, 0.025, 2],
  ["gpt-5-nano", 0.05, 0.005, 0.4],
  ["gpt-4.1", 2, 0.5, 8],
  ["gpt-4.1-mini", 0.4, 0.1, 1.6],
  ["gpt-4.1-nano", 0.1, 0.025, 0.4],
  ["gpt-4o", 2.5, 1.25, 10],
  ["gpt-4o-mini", 0.15, 0.075, 0.6],
  ["o3", 2, 0.5, 8],
  ["o4-mini", 1.1, 0.275, 4.4],
];

const anthropic: Row[] = [
  ["claude-fable-5-1", 10, 0.25, 50],
  ["claude-fable-5", 10, 1, 50],
  ["claude-opus-5-5", 4, 0.2, 20],
  ["claude-opus-5", 5, 0.5, 25],
  ["claude-opus-4-8", 5, 0.5, 25],
  ["claude-opus-4-7", 5, 0.5, 25],
  ["claude-opus-4-6", 5, 0.5, 25],
  ["claude-opus-4-5", 5, 0.5, 25],
  ["claude-sonnet-5-5", 2, 0.2, 10],
  ["claude-sonnet-5", 2, 0.2, 10],
  ["claude-sonnet-4-6", 3, 0.3, 15],
  ["claude-sonnet-4-5", 3, 0.3, 15],
  ["claude-haiku-4-5", 1, 0.1, 5],
];

export const pricesAsOf = "2026-10";

const microUsd = (dollars: number) => Math.round(dollars * 1_000_000);

function known(provider: KnownPrice["provider"], rows: Row[]): KnownPrice[] {
  return rows.map(([name, input, cached, output]) => ({
    name,
    provider,
    asOf: pricesAsOf,
    inputMicroUsdPerMillion: microUsd(input),
    cachedInputMicroUsdPerMillion: microUsd(cached),
    outputMicroUsdPerMillion: microUsd(output),
  }));
}

export const knownPrices: readonly KnownPrice[] = [...known("openai", openAi), ...known("anthropic", anthropic)];

/** The list price of a model, also under a dated name (`gpt-4o-2024-08-06`, `claude-haiku-4-5-20251001`); null if unknown. */
export function findKnownPrice(provider: ProviderId, model: string): KnownPrice | null {
  const { pricesOf } = providerInfo(provider);
  const name = model.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, "");
  return knownPrices.find((price) => price.provider === pricesOf && price.name === name) ?? null;
}
