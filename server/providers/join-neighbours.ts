import { type Content, partsOf } from "@/server/core/prompt/message-parts";
import type { Message } from "./port";

/** Messages without the system's, neighbours of one role joined: some APIs demand that roles alternate. */
export function joinNeighbours(messages: Message[]): { role: "user" | "assistant"; content: Content }[] {
  const joined: { role: "user" | "assistant"; content: Content }[] = [];
  for (const { role, content } of messages) {
    if (role === "system") continue;
    const last = joined.at(-1);
    if (last?.role === role) last.content = join(last.content, content);
    else joined.push({ role, content });
  }
  return joined;
}

function join(first: Content, second: Content): Content {
  if (typeof first === "string" && typeof second === "string") return `${first}\n\n${second}`;
  return [...partsOf(first), { type: "text", text: "\n\n" }, ...partsOf(second)];
}
