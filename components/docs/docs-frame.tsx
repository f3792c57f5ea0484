import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "../shell/logo";
import { ThemeMenu } from "../shell/theme-choice";
import { cn } from "../ui/cn";
import type { DocHeading } from "./doc-outline";
import { docGroups, docPages } from "./doc-pages";

interface DocsFrameProps {
  slug: string;
  outline: DocHeading[];
  children: ReactNode;
}

/** All pages on the left with the headings of the open one; on a phone both fold above the text. */
export function DocsFrame({ slug, outline, children }: DocsFrameProps) {
  const contents = <Contents slug={slug} outline={outline} />;
  return (
    <>
      <header className="sticky top-0 z-rail flex h-12 items-center gap-4 border-b bg-background px-4 sm:px-6 print:hidden">
        <Link href="/" aria-label="Assay, to the workspace" className="flex rounded-sm">
          <Logo />
        </Link>
        <span className="flex-1 text-muted text-sm">Documentation</span>
        <ThemeMenu />
      </header>
      <div className="mx-auto grid max-w-page gap-x-10 px-4 sm:px-6 lg:grid-cols-[240px_minmax(0,1fr)]">
        <div className="hidden border-r lg:block print:hidden">
          <div className="sticky top-12 max-h-[calc(100dvh-3rem)] overflow-y-auto py-6 pr-4">{contents}</div>
        </div>
        <details className="mt-4 rounded-lg border bg-surface lg:hidden print:hidden">
          <summary className="cursor-pointer px-4 py-2.5 font-medium text-sm">Contents</summary>
          <div className="border-t px-4 py-3">{contents}</div>
        </details>
        <main className="min-w-0 max-w-4xl py-6 pb-24">{children}</main>
      </div>
    </>
  );
}

function Contents({ slug, outline }: Pick<DocsFrameProps, "slug" | "outline">) {
  return (
    <nav aria-label="Documentation" className="flex flex-col gap-5 text-sm">
      {docGroups.map((group) => (
        <div key={group}>
          <p className="mb-1 font-medium text-subtle text-xs">{group}</p>
          <ul className="flex flex-col">
            {docPages
              .filter((page) => page.group === group)
              .map((page) => (
                <li key={page.slug}>
                  <Link
                    href={`/docs/${page.slug}`}
                    aria-current={page.slug === slug ? "page" : undefined}
                    className={cn(
                      "block rounded px-2 py-1 hover:bg-hover",
                      page.slug === slug ? "bg-hover font-medium" : "text-muted",
                    )}
                  >
                    {page.title}
                  </Link>
                  {page.slug === slug && outline.length > 0 && <Outline outline={outline} />}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Outline({ outline }: { outline: DocHeading[] }) {
  return (
    <ul className="mt-1 mb-2 ml-2 flex flex-col border-l">
      {outline.map(({ id, text, level }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className={cn("block rounded-sm py-1 text-muted text-xs hover:text-text", level === 3 ? "pl-6" : "pl-3")}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
