type Compared = { promptVersionId: string; modelId: string; settings: unknown };

/** One text for the same prompt version, model and settings, whatever the order of the settings. */
export function conditionOf({ promptVersionId, modelId, settings }: Compared): string {
  return JSON.stringify([promptVersionId, modelId, sortedKeys(settings)]);
}

/** Whether all variants are one and the same: such a run measures how far apart equal variants come out by chance (A/A). */
export function isNoiseFloor(variants: readonly Compared[]): boolean {
  return variants.length >= 2 && new Set(variants.map(conditionOf)).size === 1;
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, sortedKeys(each)]);
}

/** One text for what an evaluator measures, whatever it is called. */
export function measureConditionOf(evaluator: {
  kind: string;
  key: string;
  config: unknown;
  modelId: string | null;
}): string {
  const { kind, key, config, modelId } = evaluator;
  return conditionOf({ promptVersionId: `${kind} ${key}`, modelId: modelId ?? "", settings: config });
}
