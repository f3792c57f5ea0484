import type { Metadata } from "next";
import { idOrNotFound } from "@/app/[workspace]/id-or-not-found";
import { HostPage } from "@/components/hosts/host-page";

export const metadata: Metadata = { title: "Ollama host" };

interface PageProps {
  params: Promise<{ connectionId: string }>;
}

export default async function Page({ params }: PageProps) {
  const connectionId = idOrNotFound("connection", (await params).connectionId);
  return <HostPage connectionId={connectionId} />;
}
