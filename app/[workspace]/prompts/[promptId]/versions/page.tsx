import { VersionsTab } from "@/components/prompts/versions-tab";

interface PageProps {
  params: Promise<{ promptId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { promptId } = await params;
  return <VersionsTab promptId={promptId} />;
}
