import { redirect } from "next/navigation";
import { caller } from "@/server/trpc/caller";

export const dynamic = "force-dynamic";

/** The door: to the first visit, to the sign-in, or to the first workspace. */
export default async function HomePage() {
  const { account } = caller();
  if (await account.needsSetup()) redirect("/setup");
  const person = await account.me();
  const [first] = person?.workspaces ?? [];
  redirect(first ? `/${first.slug}` : "/login");
}
