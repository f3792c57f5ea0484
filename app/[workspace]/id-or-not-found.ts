import { notFound } from "next/navigation";
import { id, type Noun } from "@/server/core/ids";

/** The id in an address; what is no id at all names nothing, like an id that nobody has. */
export function idOrNotFound(noun: Noun, text: string): string {
  const { success } = id(noun).safeParse(text);
  return success ? text : notFound();
}
