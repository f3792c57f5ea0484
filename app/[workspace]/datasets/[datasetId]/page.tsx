import { SamplesTab } from "@/components/datasets/samples-tab";

interface PageProps {
  params: Promise<{ datasetId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { datasetId } = await params;
  return <SamplesTab datasetId={datasetId} />;
}
