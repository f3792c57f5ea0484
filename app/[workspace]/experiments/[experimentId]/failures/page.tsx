import type { Metadata } from "next";
import { FailuresPage } from "@/components/results/failures-page";

export const metadata: Metadata = { title: "Failures" };

export default function Page() {
  return <FailuresPage />;
}
