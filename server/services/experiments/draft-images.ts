import type { FieldError } from "@/server/core/errors";
import { imagesShownTo, noteImages, noteJudgeImages, whyNotShowImages } from "@/server/core/model/image-support";
import { tokensPerImage } from "@/server/core/prompt/estimate-tokens";
import { shownImages, whyNotPlaceImages } from "@/server/core/prompt/image-use";
import type { PromptMessage } from "@/server/core/prompt/schema";
import { letterOf } from "./experiment-view";
import { type DraftModel, toAsked } from "./note-settings";
import type { ResolvedDraft } from "./resolve-draft";

type Version = { imageColumns: string[]; imageUrlColumns: string[] };
type Variant = { messages: PromptMessage[]; model: DraftModel };

/** What of a variant's images stands in the way of its launch, by field. */
export function checkVariantImages(version: Version, { messages, model }: Variant, index: number): FieldError[] {
  const wrongPlace = whyNotPlaceImages(messages, version.imageColumns);
  const notShown = whyNotShowImages(toAsked(model), shownTo(version, messages));
  return [
    ...(wrongPlace ? [{ path: `variants.${index}.promptVersionId`, message: wrongPlace }] : []),
    ...(notShown ? [{ path: `variants.${index}.modelId`, message: notShown }] : []),
  ].map(({ path, message }) => ({ path, message: `Variant ${letterOf(index)}: ${message}` }));
}

/** What is not known, or not done, of a draft's images: said before the run. */
export function noteDraftImages({
  version,
  variants,
  evaluators,
}: Pick<ResolvedDraft, "version" | "variants" | "evaluators">): FieldError[] {
  const ofVariants = variants.flatMap(({ model, messages }, index) => {
    const message = noteImages(toAsked(model), shownTo(version, messages));
    return message ? [{ path: `variants.${index}.modelId`, message: `${letterOf(index)}: ${message}` }] : [];
  });
  const ofJudges = evaluators.flatMap(({ name, model }, index) => {
    const message = model && noteJudgeImages(toAsked(model), allOf(version));
    return message ? [{ path: `evaluators.${index}`, message: `Judge ${name}: ${message}` }] : [];
  });
  return [...ofVariants, ...ofJudges];
}

/** What the pictures of one sample cost a judge that is shown them. */
export function judgeImageTokens(version: Version, model: DraftModel): number {
  const { provider, name } = toAsked(model);
  const kinds = imagesShownTo(provider, name);
  const shown = allOf(version).filter((image) => kinds.includes(image.hasUrls ? "url" : "data"));
  return tokensPerImage * shown.length;
}

const hasUrls = ({ imageUrlColumns }: Version, column: string) => imageUrlColumns.includes(column);

const shownTo = (version: Version, messages: PromptMessage[]) =>
  shownImages(messages, version.imageColumns).map((column) => ({ column, hasUrls: hasUrls(version, column) }));

/** A judge is given all inputs of a sample, whatever the prompts use of them. */
const allOf = (version: Version) =>
  version.imageColumns.map((column) => ({ column, hasUrls: hasUrls(version, column) }));
