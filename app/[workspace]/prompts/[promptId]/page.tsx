import { EditorTab } from "@/components/prompts/editor-tab";

interface PageProps {
  params: Promise<{ promptId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { promptId } = await params;
  return <EditorTab promptId={promptId} />;
}
