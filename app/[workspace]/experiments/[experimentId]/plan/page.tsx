import type { Metadata } from "next";
import { PlanPage } from "@/components/results/plan-page";

export const metadata: Metadata = { title: "Plan" };

export default function Page() {
  return <PlanPage />;
}
