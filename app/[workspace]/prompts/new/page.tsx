import type { Metadata } from "next";
import { NewPromptPage } from "@/components/prompts/new-prompt-page";

export const metadata: Metadata = { title: "New prompt" };

export default function Page() {
  return <NewPromptPage />;
}
