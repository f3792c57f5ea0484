import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { VersionsTab } from "@/components/datasets/versions-tab";

interface PageProps {
  params: Promise<{ datasetId: string }>;
}

export default async function Page({ params }: PageProps) {
  const datasetId = idOrNotFound("dataset", (await params).datasetId);
  return <VersionsTab datasetId={datasetId} />;
}
