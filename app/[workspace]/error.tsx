"use client";

import { type CrashProps, PageCrash } from "@/components/shell/page-crash";

export default function WorkspaceErrorPage(props: CrashProps) {
  return <PageCrash {...props} />;
}
