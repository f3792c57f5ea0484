import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { EditorTab } from "@/components/prompts/editor-tab";

interface PageProps {
  params: Promise<{ promptId: string }>;
}

export default async function Page({ params }: PageProps) {
  const promptId = idOrNotFound("prompt", (await params).promptId);
  return <EditorTab promptId={promptId} />;
}
