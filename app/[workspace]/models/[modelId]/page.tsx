import type { Metadata } from "next";
import { ModelPage } from "@/components/models/model-page";

export const metadata: Metadata = { title: "Model" };

interface PageProps {
  params: Promise<{ modelId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { modelId } = await params;
  return <ModelPage modelId={modelId} />;
}
