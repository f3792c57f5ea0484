import type { Metadata } from "next";
import { ImportPage } from "@/components/datasets/import-page";

export const metadata: Metadata = { title: "Import a dataset" };

export default function Page() {
  return <ImportPage />;
}
