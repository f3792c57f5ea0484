import { VersionsTab } from "@/components/datasets/versions-tab";

interface PageProps {
  params: Promise<{ datasetId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { datasetId } = await params;
  return <VersionsTab datasetId={datasetId} />;
}
