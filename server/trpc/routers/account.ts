import { z } from "zod";
import { createOwner, needsSetup } from "@/server/auth/create-owner";
import { listMemberships } from "@/server/auth/get-actor";
import { ownerInput } from "@/server/core/access/schema";
import { publicProcedure, router } from "../init";

/** What comes before a workspace: the first visit, and who is signed in where. */
export const account = router({
  needsSetup: publicProcedure.output(z.boolean()).query(() => needsSetup()),
  createOwner: publicProcedure
    .input(ownerInput)
    .output(z.object({ slug: z.string() }))
    .mutation(({ input }) => createOwner(input)),
  me: publicProcedure.query(async ({ ctx }) => {
    if (!ctx.session) return null;
    const { userId, name, email } = ctx.session;
    return { userId, name, email, workspaces: await listMemberships(userId) };
  }),
});
