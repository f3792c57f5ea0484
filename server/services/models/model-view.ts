import { z } from "zod";
import { id } from "@/server/core/ids";
import { providerKind } from "@/server/core/model/schema";
import { instant } from "@/server/core/units";

export const modelView = z.object({
  id: id("model"),
  /** The provider's name of it. */
  name: z.string(),
  label: z.string(),
  connectionId: id("connection"),
  connectionName: z.string(),
  provider: providerKind,
  isSimulated: z.boolean(),
  inputMicroUsdPerMillion: z.number().int(),
  outputMicroUsdPerMillion: z.number().int(),
  contextTokens: z.number().int().nullable(),
  createdAt: instant,
});

export const modelSelect = {
  id: true,
  name: true,
  label: true,
  connectionId: true,
  inputMicroUsdPerMillion: true,
  outputMicroUsdPerMillion: true,
  contextTokens: true,
  createdAt: true,
  connection: { select: { name: true, provider: true } },
} as const;

type Row = Omit<z.input<typeof modelView>, "connectionName" | "provider" | "isSimulated"> & {
  connection: { name: string; provider: string };
};

export const toModelView = ({ connection, ...row }: Row): z.input<typeof modelView> => ({
  ...row,
  connectionName: connection.name,
  provider: providerKind.parse(connection.provider),
  isSimulated: connection.provider === "simulator",
});
