import type { ConnectionInput } from "@/server/core/model/schema";

export type Provider = ConnectionInput["provider"];

interface ProviderWords {
  label: string;
  help: string;
  /** What the connection is called until someone renames it. */
  name: string;
  address: { label: string; placeholder: string; help: string } | null;
  key: { label: string; isRequired: boolean; help: string } | null;
}

export const providerWords: Record<Provider, ProviderWords> = {
  simulator: {
    label: "Simulator: no real model",
    help: "Invents answers with a known quality, price and speed. Free, for trying Assay.",
    name: "Simulator",
    address: null,
    key: null,
  },
  ollama: {
    label: "Ollama",
    help: "Models on this machine or your network.",
    name: "Ollama",
    address: {
      label: "Address",
      placeholder: "http://127.0.0.1:11434",
      help: "Empty looks on this machine.",
    },
    key: null,
  },
  openai: {
    label: "OpenAI or compatible",
    help: "OpenAI, or any host that speaks its API: vLLM, LM Studio, llama.cpp, a gateway.",
    name: "OpenAI",
    address: {
      label: "Base URL",
      placeholder: "https://api.openai.com/v1",
      help: "Empty is OpenAI itself. For a compatible host include the path, often /v1.",
    },
    key: { label: "API key", isRequired: false, help: "Needed for OpenAI. Many local hosts take none." },
  },
  anthropic: {
    label: "Anthropic",
    help: "Claude models, with an API key.",
    name: "Anthropic",
    address: { label: "Base URL", placeholder: "https://api.anthropic.com", help: "Empty is Anthropic itself." },
    key: { label: "API key", isRequired: true, help: "Stored encrypted; it can be replaced, never read again." },
  },
};

export const providers = ["simulator", "ollama", "openai", "anthropic"] as const satisfies readonly Provider[];
