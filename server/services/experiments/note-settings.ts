import type { FieldError } from "@/server/core/errors";
import { spokenProvider } from "@/server/core/model/providers";
import { providerKind } from "@/server/core/model/schema";
import { settingNotes } from "@/server/core/model/setting-notes";
import { letterOf } from "./experiment-view";
import type { ResolvedDraft } from "./resolve-draft";

export type DraftModel = ResolvedDraft["variants"][number]["model"];

/** What the models of a draft will not be sent of their settings; a judge is always asked at temperature 0. */
export function noteSettings({ variants, evaluators }: Pick<ResolvedDraft, "variants" | "evaluators">): FieldError[] {
  const ofVariants = variants.flatMap(({ model, settings }, index) =>
    settingNotes(toAsked(model), settings).map(({ key, message }) => ({
      path: `variants.${index}.settings.${key}`,
      message: `${letterOf(index)}: ${message}`,
    })),
  );
  const ofJudges = evaluators.flatMap(({ name, model }, index) =>
    (model === null ? [] : settingNotes(toAsked(model), { temperature: 0 })).map(({ message }) => ({
      path: `evaluators.${index}`,
      message: `Judge ${name}: ${message}`,
    })),
  );
  return [...ofVariants, ...ofJudges];
}

export function toAsked({ name, label, connection }: DraftModel) {
  const provider = spokenProvider(providerKind.parse(connection.provider), connection.baseUrl);
  return { provider, name, label: label || name };
}
