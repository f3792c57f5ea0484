import { type ProviderId, providerInfo } from "./providers";

/** "ignored": taken and not looked at. */
export type TakesImages = "yes" | "no" | "unknown" | "ignored";

export type ImageSupport = {
  images: TakesImages;
  /** Whether the provider fetches a picture from an address; otherwise only the picture itself is taken. */
  urls: "yes" | "no" | "unknown";
};

type Rule = ImageSupport & { families: { models: RegExp; images: "yes" | "no" }[] };

const seeing = (models: RegExp) => ({ models, images: "yes" as const });
const blind = (models: RegExp) => ({ models, images: "no" as const });

const unknown: Rule = { images: "unknown", urls: "unknown", families: [] };

const openAi = [
  blind(/^(o1-mini|o1-preview|o3-mini|gpt-3\.5|gpt-4$|gpt-4-(0|32k|1106)|gpt-4o(-mini)?-(audio|search|realtime))/),
  seeing(/^(o\d|gpt-4|gpt-[5-9]|chatgpt-4o)/),
];

/** Claude under Anthropic's names and under Bedrock's. */
const claude = [blind(/claude-(v?2|instant)/), seeing(/claude-/)];

/** Where the models are open ones, under the names that their hosts give them: what is told apart is the family. */
const open = [
  seeing(
    /llava|moondream|minicpm-v|pixtral|[-.]?vision|[-\d.]vl\b|llama-?4|gemma-?3[:-](4|12|27)|mistral-small-?3\.[1-9]/i,
  ),
  blind(
    /gpt-oss|deepseek-(r1|v3)|qwen(2|2\.5|3)(:|-\d|-coder|$)|llama-?(2|3)(:|-|\.|$)|mixtral|codellama|phi-?[34](:|$)/i,
  ),
];

const rules: Record<ProviderId, Rule> = {
  simulator: { images: "ignored", urls: "yes", families: [] },
  recorded: { images: "yes", urls: "yes", families: [] },
  ollama: {
    images: "unknown",
    urls: "no",
    families: [seeing(/gemma3(:latest)?$/), blind(/gemma3:(1b|270m)/), ...open],
  },
  compatible: unknown,
  openai: { images: "unknown", urls: "yes", families: openAi },
  "openai-responses": { images: "unknown", urls: "yes", families: openAi },
  /** Deployments bear any name, so none is refused for it. */
  "azure-openai": { images: "unknown", urls: "yes", families: [] },
  anthropic: { images: "unknown", urls: "yes", families: claude },
  gemini: { images: "unknown", urls: "unknown", families: [blind(/embedding/), seeing(/gemini-|gemma-3-(4|12|27)/)] },
  mistral: {
    images: "unknown",
    urls: "yes",
    families: [
      seeing(/pixtral|^mistral-(small|medium|large)-(latest|25(0[3-9]|1[0-2])|26)/),
      blind(/codestral|mixtral|open-mistral|nemo|mistral-tiny/),
    ],
  },
  cohere: {
    images: "unknown",
    urls: "unknown",
    families: [seeing(/vision/), blind(/^command-(r|light|a-(03|reasoning|translate))/)],
  },
  deepseek: { images: "no", urls: "no", families: [] },
  xai: {
    images: "unknown",
    urls: "yes",
    families: [blind(/^grok-(3|code|build)/), seeing(/vision|^grok-4/)],
  },
  bedrock: {
    images: "unknown",
    urls: "no",
    families: [
      ...claude,
      seeing(/nova-(lite|pro|premier)|llama3-2-(11|90)b|llama4|pixtral/),
      blind(/nova-micro|titan-text|llama3|gpt-oss|deepseek|mistral\.|mixtral|command-r/),
    ],
  },
  groq: { images: "unknown", urls: "yes", families: [...open, blind(/kimi-k2|llama-?3/)] },
  together: { images: "unknown", urls: "yes", families: open },
  openrouter: unknown,
};

/** Whether a model takes images, as far as its name tells. */
export function imageSupport(provider: ProviderId, model: string): ImageSupport {
  const { images, urls, families } = rules[provider];
  return { images: families.find(({ models }) => models.test(model))?.images ?? images, urls };
}

/** Which kinds of picture a judge is shown: only what is known to be taken, for a refused call would lose its score. */
export function imagesShownTo(provider: ProviderId, model: string): ("data" | "url")[] {
  const { images, urls } = imageSupport(provider, model);
  if (images !== "yes") return [];
  return urls === "yes" ? ["data", "url"] : ["data"];
}

type AskedModel = { provider: ProviderId; name: string; label: string };
type Shown = { column: string; hasUrls: boolean };

/** Why these image columns cannot be shown to this model, in a sentence; null where nothing is known against it. */
export function whyNotShowImages({ provider, name, label }: AskedModel, shown: readonly Shown[]): string | null {
  const { images, urls } = imageSupport(provider, name);
  const [first] = shown;
  if (first === undefined) return null;
  if (images === "no") {
    return `The prompt shows the image {{${first.column}}}, but ${label} takes no images. Choose a model that does, or a prompt without it.`;
  }
  const addressed = shown.find(({ hasUrls }) => hasUrls);
  if (addressed === undefined || urls !== "no") return null;
  return `{{${addressed.column}}} holds addresses of images, but ${providerInfo(provider).label} fetches none. Import the images themselves, as data URLs.`;
}

/** What is not known, or not done, of these image columns with this model; null where all is well or refused already. */
export function noteImages({ provider, name, label }: AskedModel, shown: readonly Shown[]): string | null {
  const { images, urls } = imageSupport(provider, name);
  if (shown.length === 0) return null;
  if (images === "ignored")
    return `${label} is sent the images, but does not look at them: it answers by the text alone.`;
  if (images === "unknown") {
    return `Assay does not know whether ${label} takes images. They will be sent; a model that takes none refuses the call.`;
  }
  const isAddressed = shown.some(({ hasUrls }) => hasUrls);
  if (images === "no" || !isAddressed || urls !== "unknown") return null;
  return `Assay does not know whether ${providerInfo(provider).label} fetches images from addresses. They will be sent as they are.`;
}

/** What a judge is not shown of the samples' images; null where it sees them. */
export function noteJudgeImages({ provider, name, label }: AskedModel, shown: readonly Shown[]): string | null {
  if (shown.length === 0) return null;
  const { images, urls } = imageSupport(provider, name);
  const told = "it is told only [image: name of the column]";
  if (images === "no") return `${label} takes no images: ${told}.`;
  if (images === "unknown") return `Assay does not know whether ${label} takes images: ${told}.`;
  if (images === "ignored") return `${label} does not look at images.`;
  const isAddressed = shown.some(({ hasUrls }) => hasUrls);
  return isAddressed && urls !== "yes" ? `${label} is shown no images that are addresses: ${told} of those.` : null;
}
