/** What a local host tells of its models. Sizes in bytes. */
export type PulledModel = {
  name: string;
  digest: string;
  sizeBytes: number;
  family: string | null;
  parameters: string | null;
  quantisation: string | null;
  contextTokens: number | null;
};

export type LoadedModel = {
  name: string;
  /** Memory it takes in all, and how much of it is the graphics card's. */
  sizeBytes: number;
  vramBytes: number;
  contextTokens: number | null;
  /** When the host lets it go; null: never. */
  expiresAt: string | null;
};

export type HostState = { version: string | null; pulled: PulledModel[]; loaded: LoadedModel[] };

/** The share of a loaded model that lies in the graphics card, from 0 to 1; 1 for a model that takes no memory. */
export const vramShare = ({ sizeBytes, vramBytes }: Pick<LoadedModel, "sizeBytes" | "vramBytes">): number =>
  sizeBytes === 0 ? 1 : Math.min(1, vramBytes / sizeBytes);

export const totalVramBytes = (loaded: readonly LoadedModel[]): number =>
  loaded.reduce((sum, model) => sum + model.vramBytes, 0);
