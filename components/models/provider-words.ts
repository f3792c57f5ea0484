import { type ProviderId, type ProviderInfo, providerIds, providerInfo } from "@/server/core/model/providers";

export type Provider = ProviderId;

interface ProviderWords {
  help: string;
  /** What the connection is called until someone renames it; the label where it says enough. */
  name?: string;
  address?: { label?: string; placeholder?: string; help: string };
  key?: string;
  /** Other names to find it by. */
  keywords?: string[];
  /** Said where its models are chosen. */
  models?: string;
}

const stored = "Stored encrypted; it can be replaced, never read again.";

const words: Record<Provider, ProviderWords> = {
  simulator: { help: "Invents answers with a known quality, price and speed. Free, for trying Assay." },
  recorded: {
    help: "Gives the stored answers of a finished run again: nothing is called. For new measures on old answers, and for trying Assay's changes.",
    keywords: ["replay", "captured"],
  },
  ollama: {
    help: "Models on this machine or your network.",
    keywords: ["local"],
    address: { label: "Address", help: "Empty looks on this machine." },
    key: "Only where a proxy in front of it wants one.",
  },
  compatible: {
    help: "Any host that speaks OpenAI's Chat Completions: vLLM, llama.cpp, LM Studio, SGLang, a gateway.",
    name: "Compatible server",
    keywords: ["vLLM", "llama.cpp", "LM Studio", "SGLang", "LiteLLM", "local"],
    address: { placeholder: "http://127.0.0.1:8000/v1", help: "With its path, often /v1." },
    key: "Many local hosts take none.",
  },
  openai: {
    help: "GPT models over Chat Completions, which take a seed and stop sequences.",
    name: "OpenAI",
    keywords: ["GPT"],
    key: "Needed for OpenAI itself.",
  },
  "openai-responses": {
    help: "GPT models over the Responses API: for models offered only there. It takes no seed and no stop sequences.",
    name: "OpenAI Responses",
    keywords: ["GPT"],
  },
  anthropic: { help: "Claude models.", keywords: ["Claude"] },
  gemini: { help: "Gemini models, over Google's OpenAI-compatible endpoint.", keywords: ["Google"] },
  mistral: { help: "Mistral, Ministral, Magistral and Codestral models." },
  cohere: { help: "Command models, over Cohere's compatibility endpoint.", keywords: ["Command"] },
  deepseek: { help: "DeepSeek models." },
  xai: { help: "Grok models.", keywords: ["Grok"] },
  "azure-openai": {
    help: "OpenAI's and other models deployed in your Azure subscription.",
    keywords: ["Microsoft", "Foundry"],
    address: {
      label: "Endpoint",
      placeholder: "https://your-resource.openai.azure.com",
      help: "The resource's endpoint, without a path.",
    },
    models: "Azure calls a model by the name of your deployment. It lists models, not deployments: type the name.",
  },
  bedrock: {
    help: "Models of many makers in your AWS account, over the Converse API.",
    keywords: ["Amazon"],
    address: {
      label: "Region or endpoint",
      placeholder: "eu-central-1",
      help: "A region, or the full address of an endpoint (VPC, FIPS).",
    },
    key: `A Bedrock API key; or access key id and secret access key joined by a colon, a session token after another. ${stored}`,
  },
  groq: { help: "Open models, very fast." },
  together: { help: "Open models of many makers." },
  openrouter: {
    help: "Models of many makers through one account. It leaves out settings that a model's host does not take.",
  },
};

export interface ProviderForm {
  label: string;
  help: string;
  name: string;
  address: { label: string; placeholder: string; help: string; isRequired: boolean } | null;
  key: { isRequired: boolean; help: string; page: string | null } | null;
  hasApiVersion: boolean;
  models: string | null;
}

/** What the forms say of a provider and ask for. */
export function providerForm(id: Provider): ProviderForm {
  const info = providerInfo(id);
  const { help, name, address, key, models } = words[id];
  return {
    label: info.label,
    help,
    name: name ?? info.label,
    address:
      info.address === "none"
        ? null
        : {
            label: address?.label ?? "Base URL",
            placeholder: address?.placeholder ?? info.baseUrl ?? "",
            help: address?.help ?? `Empty is ${info.label.replace(/ \(.*/, "")} itself. Set it for a proxy or gateway.`,
            isRequired: info.address === "required",
          },
    key: info.key === "none" ? null : { isRequired: info.key === "required", help: key ?? stored, page: info.keyPage },
    hasApiVersion: info.hasApiVersion === true,
    models: models ?? null,
  };
}

const groups: Record<ProviderInfo["place"], string> = {
  nowhere: "Nothing is called",
  own: "On your own machines",
  maker: "From the models' makers",
  host: "Clouds and hosts of many makers' models",
};

/** All providers for a list to choose from, those that need no account first. */
export const providerChoices = providerIds.map((id) => ({
  value: id,
  label: providerInfo(id).label,
  group: groups[providerInfo(id).place],
  keywords: [id, ...(words[id].keywords ?? [])],
}));

/** What was typed as address: for Bedrock a region stands for its endpoint. */
export function toAddress(id: Provider, text: string): string {
  const typed = text.trim();
  const isRegion = id === "bedrock" && /^[a-z]{2}(-[a-z]+)+-\d$/.test(typed);
  return isRegion ? `https://bedrock-runtime.${typed}.amazonaws.com` : typed;
}
