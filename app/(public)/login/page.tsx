import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginForm } from "@/components/account/login-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { safeNext } from "@/components/shell/sign-in-path";
import { caller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LoginPage({ searchParams }: PageProps) {
  const { account } = caller();
  if (await account.needsSetup()) redirect("/setup");
  const given = (await searchParams).next;
  const next = safeNext(typeof given === "string" ? given : null);
  const person = await account.me();
  const [first] = person?.workspaces ?? [];
  if (first) redirect(next ?? `/${first.slug}`);
  return (
    <AuthFrame
      title="Sign in"
      description={
        person
          ? `You are signed in as ${person.email}, but belong to no workspace. Ask an owner to invite you, or sign in as someone else.`
          : next
            ? "Sign in to go on to the page you asked for."
            : "Welcome back."
      }
    >
      <LoginForm next={next} />
    </AuthFrame>
  );
}
