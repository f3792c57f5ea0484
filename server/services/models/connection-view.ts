import { z } from "zod";
import { id } from "@/server/core/ids";
import { providerKind } from "@/server/core/model/schema";
import { instant } from "@/server/core/units";

/** What may be seen of a connection: never its key, sealed or open. */
export const connectionView = z.object({
  id: id("connection"),
  name: z.string(),
  provider: providerKind,
  baseUrl: z.string().nullable(),
  apiVersion: z.string().nullable(),
  hasKey: z.boolean(),
  /** The key's last characters, to tell keys apart. */
  keyHint: z.string().nullable(),
  maxConcurrency: z.number().int(),
  requestsPerMinute: z.number().int().nullable(),
  tokensPerMinute: z.number().int().nullable(),
  keepAlive: z.string().nullable(),
  modelCount: z.number().int(),
  /** True: nothing is called, answers, prices and failures are invented. */
  isSimulated: z.boolean(),
  createdAt: instant,
});

export const connectionSelect = {
  id: true,
  name: true,
  provider: true,
  baseUrl: true,
  apiVersion: true,
  sealedKey: true,
  keyHint: true,
  maxConcurrency: true,
  requestsPerMinute: true,
  tokensPerMinute: true,
  keepAlive: true,
  createdAt: true,
  _count: { select: { models: { where: { archivedAt: null } } } },
} as const;

type Row = Omit<z.input<typeof connectionView>, "provider" | "hasKey" | "modelCount" | "isSimulated"> & {
  provider: string;
  sealedKey: string | null;
  _count: { models: number };
};

export const toConnectionView = ({ sealedKey, _count, ...row }: Row): z.input<typeof connectionView> => ({
  ...row,
  provider: providerKind.parse(row.provider),
  hasKey: sealedKey !== null,
  modelCount: _count.models,
  isSimulated: row.provider === "simulator",
});
