import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { VersionsTab } from "@/components/prompts/versions-tab";

interface PageProps {
  params: Promise<{ promptId: string }>;
}

export default async function Page({ params }: PageProps) {
  const promptId = idOrNotFound("prompt", (await params).promptId);
  return <VersionsTab promptId={promptId} />;
}
