import { z } from "zod";
import { id } from "@/server/core/ids";
import { spokenProvider } from "@/server/core/model/providers";
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
  /** Whose rules about settings hold: differs from the provider where an OpenAI connection leads to another host. */
  speaks: providerKind,
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
  connection: { select: { name: true, provider: true, baseUrl: true } },
} as const;

type Row = Omit<z.input<typeof modelView>, "connectionName" | "provider" | "speaks" | "isSimulated"> & {
  connection: { name: string; provider: string; baseUrl: string | null };
};

export const toModelView = ({ connection, ...row }: Row): z.input<typeof modelView> => {
  const provider = providerKind.parse(connection.provider);
  return {
    ...row,
    connectionName: connection.name,
    provider,
    speaks: spokenProvider(provider, connection.baseUrl),
    isSimulated: provider === "simulator",
  };
};
