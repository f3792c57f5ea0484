import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { docOutline } from "@/components/docs/doc-outline";
import { docText } from "@/components/docs/doc-text";
import { DocsFrame } from "@/components/docs/docs-frame";
import { type Doc, readDoc } from "../read-docs";

interface DocPageProps {
  params: Promise<{ page: string[] }>;
}

export async function generateMetadata({ params }: DocPageProps): Promise<Metadata> {
  const doc = await readDoc((await params).page);
  return { title: doc?.title ?? "Documentation" };
}

/** The project's own papers, readable without a network and without signing in: nothing of any workspace is in them. */
export default async function DocPage({ params }: DocPageProps) {
  const doc = await readDoc((await params).page);
  if (!doc) notFound();
  return (
    <DocsFrame slug={doc.slug} outline={docOutline(doc.markdown)}>
      {textOf(doc)}
    </DocsFrame>
  );
}

const texts = new WeakMap<Doc, ReactNode>();

/** Markdown is parsed once per page and process, not once per request. */
function textOf(doc: Doc): ReactNode {
  const known = texts.get(doc);
  if (known) return known;
  const text = docText(doc);
  texts.set(doc, text);
  return text;
}
