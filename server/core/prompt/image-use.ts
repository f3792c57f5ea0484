import type { PromptMessage } from "./schema";
import { findVariables } from "./template";

type Messages = readonly Pick<PromptMessage, "role" | "content">[];

/** The image columns that a prompt shows to its model, in the order of their first use. */
export const shownImages = (messages: Messages, imageColumns: readonly string[]): string[] =>
  findVariables(messages.filter(({ role }) => role === "user")).filter((name) => imageColumns.includes(name));

/** Why a prompt cannot take the dataset's pictures where it names them, in a sentence; null where it can. */
export function whyNotPlaceImages(messages: Messages, imageColumns: readonly string[]): string | null {
  for (const role of ["system", "assistant"] as const) {
    const [name] = findVariables(messages.filter((message) => message.role === role)).filter((each) =>
      imageColumns.includes(each),
    );
    if (name === undefined) continue;
    const where = role === "system" ? "the system message" : "an assistant message";
    return `{{${name}}} is an image and stands in ${where}. Models take images in user messages only: move it into one.`;
  }
  return null;
}
