import { type ProviderId, type ProviderInfo, providerInfo } from "../model/providers";

const byPlace: Record<ProviderInfo["place"], number> = { nowhere: 200, own: 8_000, maker: 3_000, host: 3_000 };

/** What a call is taken to last when nothing is known of the model yet, in milliseconds. */
export const expectedLatencyMs = (provider: ProviderId): number => byPlace[providerInfo(provider).place];
