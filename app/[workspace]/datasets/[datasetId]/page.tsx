import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { SamplesTab } from "@/components/datasets/samples-tab";

interface PageProps {
  params: Promise<{ datasetId: string }>;
}

export default async function Page({ params }: PageProps) {
  const datasetId = idOrNotFound("dataset", (await params).datasetId);
  return <SamplesTab datasetId={datasetId} />;
}
