import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ApiProvider } from "@/components/shell/api-provider";
import { GoToSignIn } from "@/components/shell/go-to-sign-in";
import { RoleProvider } from "@/components/shell/role-context";
import { WorkspaceFrame } from "@/components/shell/workspace-frame";
import { caller } from "@/server/trpc/caller";

interface LayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { workspace } = await params;
  return { title: { default: workspace, template: `%s · ${workspace} · Assay` } };
}

export default async function WorkspaceLayout({ params, children }: LayoutProps) {
  const { workspace: slug } = await params;
  const person = await caller().account.me();
  if (!person) return <GoToSignIn />;
  const workspace = person.workspaces.find((each) => each.slug === slug);
  if (!workspace) notFound();
  return (
    <ApiProvider key={slug} slug={slug}>
      <RoleProvider role={workspace.role}>
        <WorkspaceFrame workspace={{ slug, name: workspace.name }} user={{ name: person.name, email: person.email }}>
          {children}
        </WorkspaceFrame>
      </RoleProvider>
    </ApiProvider>
  );
}
