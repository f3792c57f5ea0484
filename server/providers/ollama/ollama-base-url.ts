import { providers } from "@/server/core/model/providers";

export const ollamaBaseUrl = providers.ollama.baseUrl;
