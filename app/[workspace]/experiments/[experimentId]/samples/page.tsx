import type { Metadata } from "next";
import { SamplesPage } from "@/components/results/samples-page";

export const metadata: Metadata = { title: "Samples" };

export default function Page() {
  return <SamplesPage />;
}
