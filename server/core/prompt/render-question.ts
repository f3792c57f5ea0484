import { readImage } from "../dataset/image-cell";
import { type AskedMessage, type Content, imageMark, type Part } from "./message-parts";
import type { PromptMessage } from "./schema";
import { cutAtVariables, renderTemplate, type TemplateValue } from "./template";

type Values = Readonly<Record<string, TemplateValue>>;

/**
 * The messages of one sample as a model is asked: in the user's, the variable of an image column becomes the picture at its
 * place. System and assistant messages take none (`whyNotPlaceImages` refuses such a prompt), so they name it. A message
 * without a picture is the same plain text that `renderMessages` gives.
 */
export function renderQuestion(
  messages: readonly PromptMessage[],
  values: Values,
  imageColumns: readonly string[],
): AskedMessage[] {
  const named = { ...values, ...Object.fromEntries(imageColumns.map((name) => [name, imageMark(name)])) };
  return messages.map(({ role, content }) => ({
    role,
    content: role === "user" ? renderContent(content, values, imageColumns) : renderTemplate(content, named),
  }));
}

function renderContent(template: string, values: Values, imageColumns: readonly string[]): Content {
  const parts: Part[] = [];
  function addText(text: string) {
    const last = parts.at(-1);
    if (last?.type === "text") last.text += text;
    else if (text !== "") parts.push({ type: "text", text });
  }
  for (const { text, variable } of cutAtVariables(template, imageColumns)) {
    addText(renderTemplate(text, values));
    if (variable === null || !Object.hasOwn(values, variable)) continue;
    const read = readImage(values[variable] ?? null);
    if (!read.ok) addText(imageMark(variable));
    else if (read.image !== null) parts.push({ type: "image", name: variable, image: read.image });
  }
  if (parts.some((part) => part.type === "image")) return parts;
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}
