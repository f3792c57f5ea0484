import type { Actor } from "@/server/core/access/actor";
import type { Manifest } from "@/server/core/experiment/manifest";
import type { SampleFacts } from "@/server/core/results/analysis/sample-facts";
import { loadSampleWindow } from "./load-sample-window";
import { samplesAtOnce } from "./samples-at-once";

/**
 * Ids, metadata and single repeats of a run's samples, in the frozen order: what an analysis needs beside the scores. Read
 * window by window, each in a transaction of its own.
 */
export async function loadSampleFacts(
  actor: Actor,
  experimentId: string,
  { dataset, variants, plan }: Manifest,
  windowSize = samplesAtOnce,
): Promise<SampleFacts> {
  const size = dataset.sampleCount;
  const ids = Array.from({ length: size }, (): string | null => null);
  const fields: SampleFacts["fields"] = [];
  const place = new Map(variants.map(({ variantId }, v) => [variantId, v]));
  const repeats: SampleFacts["repeats"] =
    plan.repeats < 2 ? [] : variants.map(() => Array.from({ length: size }, () => []));
  for (let from = 0; from < size; from += windowSize) {
    const window = await loadSampleWindow.execute(actor, { experimentId, from, to: from + windowSize });
    for (const name of window.fields.slice(fields.length)) {
      fields.push({ name, values: Array.from({ length: size }, () => null) });
    }
    for (const { position, sampleId, values } of window.samples) {
      ids[position] = sampleId;
      for (const [i, field] of fields.entries()) field.values[position] = values?.[i] ?? null;
    }
    for (const { variantId, position, values } of window.repeats) {
      const samples = repeats[place.get(variantId) ?? -1];
      if (samples) samples[position] = values;
    }
  }
  return { ids, fields, repeats };
}
