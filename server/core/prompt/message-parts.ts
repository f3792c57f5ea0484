import type { ImageCell } from "../dataset/image-cell";
import type { PromptMessage } from "./schema";

export type TextPart = { type: "text"; text: string };
/** `name` is the column's, for where a picture can only be named. */
export type ImagePart = { type: "image"; name: string; image: ImageCell };
export type Part = TextPart | ImagePart;

/** Text alone is a plain string, so that it stays what it was before there were pictures. */
export type Content = string | Part[];
export type AskedMessage = { role: PromptMessage["role"]; content: Content };

/** What stands in place of a picture where only text can. */
export const imageMark = (name: string): string => `[image: ${name}]`;

export const partsOf = (content: Content): Part[] =>
  typeof content === "string" ? [{ type: "text", text: content }] : content;

export const imagesOf = (content: Content): ImagePart[] =>
  typeof content === "string" ? [] : content.filter((part) => part.type === "image");

/** The content as text, pictures named at their places. */
export const textOf = (content: Content): string =>
  partsOf(content)
    .map((part) => (part.type === "text" ? part.text : imageMark(part.name)))
    .join("");
