/** Calls under way in this process: a chunk that is rung twice must not make the same call twice at once. */
const claimed = new Set<string>();

/** Runs the work unless the same call is already under way here; then answers null. */
export async function withClaim<T>(trialId: string, purpose: string, work: () => Promise<T>): Promise<T | null> {
  const key = `${trialId}:${purpose}`;
  if (claimed.has(key)) return null;
  claimed.add(key);
  try {
    return await work();
  } finally {
    claimed.delete(key);
  }
}

export const isClaimed = (trialId: string, purpose: string): boolean => claimed.has(`${trialId}:${purpose}`);
