import type { Metadata } from "next";
import { HostPage } from "@/components/hosts/host-page";

export const metadata: Metadata = { title: "Ollama host" };

interface PageProps {
  params: Promise<{ connectionId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { connectionId } = await params;
  return <HostPage connectionId={connectionId} />;
}
