/** What an attempt's row said before it was settled, and what its call turned out to be. */
export type SettledCall = {
  modelId: string;
  startedAt: Date;
  /** What it had reserved and still holds: nothing when it was settled before. */
  releasedMicroUsd: number;
  /** What the bill changes by: its cost, less what was counted for it already. */
  addedMicroUsd: number;
  /** Settled for the first time; a late word about a call is no second call. */
  isNew: boolean;
  /** Null: it was answered. */
  failureKind: string | null;
  usage: { inputTokens: number; outputTokens: number; cachedInputTokens: number; reasoningTokens: number } | null;
  latencyMs: number | null;
  timeToFirstTokenMs: number | null;
};

/** An attempt before and after its settlement, as the writes of results bring it back. */
export type SettledRow = {
  trialId: string;
  purpose: string;
  number: number;
  startedAt: Date;
  reservedMicroUsd: number;
  outcomeBefore: string | null;
  costBefore: number | null;
  costMicroUsd: number;
};

type Told = Pick<SettledCall, "modelId" | "failureKind" | "usage" | "latencyMs" | "timeToFirstTokenMs">;

export function settledCall(row: SettledRow, told: Told): SettledCall {
  const isNew = row.outcomeBefore === null;
  return {
    ...told,
    startedAt: row.startedAt,
    releasedMicroUsd: isNew ? row.reservedMicroUsd : 0,
    addedMicroUsd: row.costMicroUsd - (row.costBefore ?? 0),
    isNew,
  };
}
