import type { Metadata } from "next";
import type { ReactNode } from "react";
import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { DatasetFrame } from "@/components/datasets/dataset-frame";

export const metadata: Metadata = { title: "Dataset" };

interface LayoutProps {
  params: Promise<{ datasetId: string }>;
  children: ReactNode;
}

export default async function DatasetLayout({ params, children }: LayoutProps) {
  const datasetId = idOrNotFound("dataset", (await params).datasetId);
  return <DatasetFrame datasetId={datasetId}>{children}</DatasetFrame>;
}
