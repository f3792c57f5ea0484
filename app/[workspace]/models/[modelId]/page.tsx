import type { Metadata } from "next";
import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { ModelPage } from "@/components/models/model-page";

export const metadata: Metadata = { title: "Model" };

interface PageProps {
  params: Promise<{ modelId: string }>;
}

export default async function Page({ params }: PageProps) {
  const modelId = idOrNotFound("model", (await params).modelId);
  return <ModelPage modelId={modelId} />;
}
