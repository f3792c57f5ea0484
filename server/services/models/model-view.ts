import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { id } from "@/server/core/ids";
import { priceView } from "@/server/core/model/price-schema";
import { providerKind } from "@/server/core/model/schema";
import { instant } from "@/server/core/units";
import type { Tx } from "@/server/db/client";
import { loadPrices } from "./price-rows";

export const modelView = z.object({
  id: id("model"),
  /** The provider's name of it. */
  name: z.string(),
  label: z.string(),
  connectionId: id("connection"),
  connectionName: z.string(),
  provider: providerKind,
  isSimulated: z.boolean(),
  /** In force now. */
  price: priceView,
  contextTokens: z.number().int().nullable(),
  createdAt: instant,
});

export const modelSelect = {
  id: true,
  name: true,
  label: true,
  connectionId: true,
  contextTokens: true,
  createdAt: true,
  connection: { select: { name: true, provider: true } },
} as const;

type Row = Omit<z.input<typeof modelView>, "connectionName" | "provider" | "isSimulated" | "price"> & {
  connection: { name: string; provider: string };
};

/** Rows as they may be seen, each with the price that is in force. */
export async function viewModels(db: Tx, actor: Actor, rows: Row[], now: Date): Promise<z.input<typeof modelView>[]> {
  const priceOf = await loadPrices(
    db,
    actor,
    rows.map((row) => row.id),
    now,
  );
  return rows.map(({ connection, ...row }) => ({
    ...row,
    price: priceOf(row.id),
    connectionName: connection.name,
    provider: providerKind.parse(connection.provider),
    isSimulated: connection.provider === "simulator",
  }));
}
