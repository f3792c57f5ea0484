import type { Metadata } from "next";
import type { ReactNode } from "react";
import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { PromptFrame } from "@/components/prompts/prompt-frame";

export const metadata: Metadata = { title: "Prompt" };

interface LayoutProps {
  params: Promise<{ promptId: string }>;
  children: ReactNode;
}

export default async function PromptLayout({ params, children }: LayoutProps) {
  const promptId = idOrNotFound("prompt", (await params).promptId);
  return <PromptFrame promptId={promptId}>{children}</PromptFrame>;
}
