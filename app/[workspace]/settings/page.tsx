import { redirect } from "next/navigation";

interface PageProps {
  params: Promise<{ workspace: string }>;
}

export default async function Page({ params }: PageProps) {
  const { workspace } = await params;
  redirect(`/${workspace}/settings/budgets`);
}
