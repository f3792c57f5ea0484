import type { Message } from "./port";

/** Messages without the system's, neighbours of one role joined: some APIs demand that roles alternate. */
export function joinNeighbours(messages: Message[]): { role: "user" | "assistant"; content: string }[] {
  const joined: { role: "user" | "assistant"; content: string }[] = [];
  for (const { role, content } of messages) {
    if (role === "system") continue;
    const last = joined.at(-1);
    if (last?.role === role) last.content += `\n\n${content}`;
    else joined.push({ role, content });
  }
  return joined;
}
