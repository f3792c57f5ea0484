import type { Actor } from "@/server/core/access/actor";
import type { ModelPrice } from "@/server/core/model/price";
import { dayOf } from "@/server/core/model/price-history";
import type { Tx } from "@/server/db/client";

type Row = {
  inputMicroUsdPerMillion: number;
  outputMicroUsdPerMillion: number;
  cachedInputMicroUsdPerMillion: number | null;
  monthlyMicroUsd: bigint | null;
  callsAtOnce: number | null;
  busyPercent: number | null;
};

/** How a price stands in its row. */
export function toPriceRow({ byTime, ...tokens }: Required<ModelPrice>): Row {
  return {
    ...tokens,
    monthlyMicroUsd: byTime ? BigInt(byTime.monthlyMicroUsd) : null,
    callsAtOnce: byTime?.callsAtOnce ?? null,
    busyPercent: byTime?.busyPercent ?? null,
  };
}

export function fromPriceRow(row: Row): Required<ModelPrice> {
  const { monthlyMicroUsd, callsAtOnce, busyPercent } = row;
  return {
    inputMicroUsdPerMillion: row.inputMicroUsdPerMillion,
    outputMicroUsdPerMillion: row.outputMicroUsdPerMillion,
    cachedInputMicroUsdPerMillion: row.cachedInputMicroUsdPerMillion,
    byTime:
      monthlyMicroUsd === null || callsAtOnce === null || busyPercent === null
        ? null
        : { monthlyMicroUsd: Number(monthlyMicroUsd), callsAtOnce, busyPercent },
  };
}

/** The first moment of a day, UTC: as the database client takes dates. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const free: Required<ModelPrice> = {
  inputMicroUsdPerMillion: 0,
  outputMicroUsdPerMillion: 0,
  cachedInputMicroUsdPerMillion: null,
  byTime: null,
};

/** What models cost at a moment, by their ids. A model whose first price is still to come costs nothing. */
export async function loadPrices(db: Tx, { workspaceId }: Actor, modelIds: string[], now: Date) {
  const rows = await db.modelPrice.findMany({
    where: { workspaceId, modelId: { in: modelIds }, effectiveFrom: { lte: startOf(dayOf(now)) } },
    orderBy: { effectiveFrom: "asc" },
  });
  const latest = new Map(rows.map((row) => [row.modelId, fromPriceRow(row)]));
  return (modelId: string): Required<ModelPrice> => latest.get(modelId) ?? free;
}
