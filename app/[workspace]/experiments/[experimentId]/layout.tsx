import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ExperimentFrame } from "@/components/results/experiment-frame";

export const metadata: Metadata = { title: "Experiment" };

interface LayoutProps {
  params: Promise<{ experimentId: string }>;
  children: ReactNode;
}

export default async function ExperimentLayout({ params, children }: LayoutProps) {
  const { experimentId } = await params;
  return <ExperimentFrame experimentId={experimentId}>{children}</ExperimentFrame>;
}
