import { z } from "zod";
import { id } from "@/server/core/ids";
import { messageSchema } from "@/server/core/prompt/schema";
import { instant, pageInput } from "@/server/core/units";
import { Prisma } from "@/server/db/generated/client";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";

const previewCharacters = 160;

const card = z.object({
  id: id("prompt"),
  name: z.string(),
  description: z.string(),
  versionId: id("promptVersion"),
  versionNumber: z.number().int(),
  versionCount: z.number().int(),
  variables: z.array(z.string()),
  /** The beginning of what the model is asked. */
  preview: z.string(),
  updatedAt: instant,
});

type Row = Omit<z.input<typeof card>, "preview"> & { messages: unknown };

/** The prompts that are not archived, each with its latest version. */
export const listPrompts = query({
  name: "prompt.list",
  permission: "prompts:read",
  input: pageInput.extend({
    search: z.string().trim().max(200).default(""),
    sort: z.enum(["updated", "name"]).default("updated"),
    direction: z.enum(["asc", "desc"]).optional(),
  }),
  output: pageOf(card),
  async run({ input, actor, db }) {
    const place = readPlace(input.cursor);
    const open = Prisma.sql`p."workspaceId" = ${actor.workspaceId}::uuid and p."archivedAt" is null
      and strpos(lower(p."name"), lower(${input.search})) > 0`;
    const [count] = await db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from "Prompt" p where ${open}`;
    const rows = await db.$queryRaw<Row[]>`
      select p."id", p."name", p."description", v."id" as "versionId", v."number" as "versionNumber",
        v."number" as "versionCount", v."variables", v."messages", v."createdAt" as "updatedAt"
      from "Prompt" p
      cross join lateral (select * from "PromptVersion" v where v."workspaceId" = p."workspaceId"
        and v."promptId" = p."id" order by v."number" desc limit 1) v
      where ${open} order by ${order(input.sort, input.direction)}, p."id" limit ${input.limit} offset ${place}`;
    const total = count?.total ?? 0;
    const items = rows.map(({ messages, ...row }) => ({ ...row, preview: previewOf(messages) }));
    return { items, total, nextCursor: nextPlace(place, items.length, total) };
  },
});

function order(sort: "updated" | "name", direction: "asc" | "desc" = sort === "name" ? "asc" : "desc") {
  const column = sort === "updated" ? Prisma.sql`v."createdAt"` : Prisma.sql`lower(p."name")`;
  return direction === "asc" ? Prisma.sql`${column} asc` : Prisma.sql`${column} desc`;
}

function previewOf(messages: unknown): string {
  const known = messageSchema.array().parse(messages);
  const asked = known.find((message) => message.role === "user") ?? known[0];
  return Array.from(asked?.content ?? "")
    .slice(0, previewCharacters)
    .join("");
}
