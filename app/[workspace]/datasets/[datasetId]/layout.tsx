import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DatasetFrame } from "@/components/datasets/dataset-frame";

export const metadata: Metadata = { title: "Dataset" };

interface LayoutProps {
  params: Promise<{ datasetId: string }>;
  children: ReactNode;
}

export default async function DatasetLayout({ params, children }: LayoutProps) {
  const { datasetId } = await params;
  return <DatasetFrame datasetId={datasetId}>{children}</DatasetFrame>;
}
