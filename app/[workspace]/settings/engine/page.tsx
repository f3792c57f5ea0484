import type { Metadata } from "next";
import { EnginePage } from "@/components/settings/engine-page";

export const metadata: Metadata = { title: "Durable work" };

export default function Page() {
  return <EnginePage />;
}
