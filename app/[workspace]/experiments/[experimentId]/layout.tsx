import type { Metadata } from "next";
import type { ReactNode } from "react";
import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { ExperimentFrame } from "@/components/results/experiment-frame";

export const metadata: Metadata = { title: "Experiment" };

interface LayoutProps {
  params: Promise<{ experimentId: string }>;
  children: ReactNode;
}

export default async function ExperimentLayout({ params, children }: LayoutProps) {
  const experimentId = idOrNotFound("experiment", (await params).experimentId);
  return <ExperimentFrame experimentId={experimentId}>{children}</ExperimentFrame>;
}
