import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { ScrollRegion } from "../ui/scroll-region";
import { TextLink } from "../ui/text-link";
import { docPicture, docTarget, withPlainPictures } from "./doc-link";

export type PictureSizes = ReadonlyMap<string, { width: number; height: number }>;

interface DocTextProps {
  markdown: string;
  /** Where it lies below docs/, for its links. */
  slug: string;
  /** By file name, so that nothing moves while a picture loads. */
  pictures: PictureSizes;
}

/**
 * A page of the documentation in the product's own type. Raw HTML in it is left out, never rendered. A function and no
 * component, so that its result can be kept: parsing is the dear part.
 */
export function docText({ markdown, slug, pictures }: DocTextProps): ReactNode {
  return Markdown({
    remarkPlugins: [remarkGfm],
    rehypePlugins: [rehypeSlug],
    skipHtml: true,
    components: { ...blocks, ...linksOf(slug), ...picturesOf(slug, pictures) },
    children: withPlainPictures(markdown),
  });
}

const anchored = "scroll-mt-16 text-balance font-semibold tracking-[-0.01em]";

const blocks: Components = {
  h1: ({ children, id }) => (
    <h1 id={id} className={`${anchored} mb-4 text-xl`}>
      {children}
    </h1>
  ),
  h2: ({ children, id }) => (
    <h2 id={id} className={`${anchored} mt-10 mb-3 border-t pt-5 text-lg`}>
      {children}
    </h2>
  ),
  h3: ({ children, id }) => (
    <h3 id={id} className={`${anchored} mt-6 mb-2 text-md`}>
      {children}
    </h3>
  ),
  p: ({ children }) => <p className="my-3 max-w-prose leading-6 has-[img]:max-w-none">{children}</p>,
  ul: ({ children }) => <ul className="my-3 flex max-w-prose list-disc flex-col gap-1.5 pl-5 leading-6">{children}</ul>,
  ol: ({ children }) => (
    <ol className="my-3 flex max-w-prose list-decimal flex-col gap-1.5 pl-5 leading-6">{children}</ol>
  ),
  blockquote: ({ children }) => <blockquote className="my-3 border-l-2 pl-4 text-muted">{children}</blockquote>,
  hr: () => <hr className="my-8" />,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  pre: ({ children }) => (
    <ScrollRegion
      aria-label="Code"
      className="my-4 overflow-x-auto rounded-lg border bg-sunken px-4 py-3 font-mono text-xs leading-5 [&_code]:bg-transparent [&_code]:p-0"
    >
      <pre>{children}</pre>
    </ScrollRegion>
  ),
  code: ({ children }) => (
    <code className="break-words rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs">{children}</code>
  ),
  table: ({ children }) => (
    <ScrollRegion aria-label="Table" className="my-4 overflow-x-auto rounded-lg border bg-surface">
      <table className="w-full border-collapse text-sm">{children}</table>
    </ScrollRegion>
  ),
  th: ({ children }) => (
    <th scope="col" className="border-b px-3 py-2 text-left align-bottom font-medium text-muted">
      {children}
    </th>
  ),
  td: ({ children }) => (
    <td className="min-w-28 border-b px-3 py-2 align-top [tr:last-child>&]:border-b-0">{children}</td>
  ),
};

function linksOf(slug: string): Components {
  return {
    a: ({ href = "", children }) => {
      const target = docTarget(href, slug);
      if (target.kind === "none") return <Plain>{children}</Plain>;
      return target.kind === "page" ? (
        <TextLink href={target.href}>{children}</TextLink>
      ) : (
        <TextLink href={target.href} target="_blank" rel="noreferrer">
          {children}
        </TextLink>
      );
    },
  };
}

function Plain({ children }: { children: ReactNode }) {
  return <span>{children}</span>;
}

function picturesOf(slug: string, sizes: PictureSizes): Components {
  return {
    img: ({ src, alt = "" }) => {
      if (typeof src !== "string") return null;
      const { name, darkName } = docPicture(src, slug);
      const hasDark = darkName !== null && sizes.has(darkName);
      const shown = [{ name, only: hasDark ? "dark:hidden" : "" }];
      if (hasDark) shown.push({ name: darkName, only: "hidden dark:block" });
      return shown.map((each) => (
        // biome-ignore lint/performance/noImgElement: a small file of the project's own, without a server that resizes
        <img
          key={each.name}
          src={`/docs/images/${each.name}`}
          alt={alt}
          {...sizes.get(each.name)}
          loading="lazy"
          className={`my-5 h-auto w-full max-w-4xl rounded-lg border ${each.only}`}
        />
      ));
    },
  };
}
