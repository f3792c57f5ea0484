import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/components/account/setup-form";
import { AuthFrame } from "@/components/shell/auth-frame";
import { caller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if (!(await caller().account.needsSetup())) redirect("/login");
  return (
    <AuthFrame
      title="Set up Assay"
      description="This is the first visit. It creates your account, the owner of this installation, and your first workspace."
      footer="Assay sends nothing home. Data leaves this machine only for the model providers that you connect."
    >
      <SetupForm />
    </AuthFrame>
  );
}
