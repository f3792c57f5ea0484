import { docPages } from "./doc-pages";

const slugs: readonly string[] = docPages.map(({ slug }) => slug);
const base = "https://docs.invalid";

export type DocTarget = { kind: "page" | "outside"; href: string } | { kind: "none" };

/**
 * Where a link of a page leads inside the product: to another page, to the site of somebody else, or, for a file of the
 * repository that no page shows, nowhere. `from` is the slug of the page that it stands on.
 */
export function docTarget(href: string, from: string): DocTarget {
  if (href.startsWith("#")) return { kind: "page", href };
  if (/^https?:\/\//.test(href)) return { kind: "outside", href };
  const { pathname, hash } = new URL(href, `${base}/docs/${from}`);
  const slug = pathname.replace(/^\/docs\//, "").replace(/\.md$/, "");
  return pathname.endsWith(".md") && slugs.includes(slug)
    ? { kind: "page", href: `/docs/${slug}${hash}` }
    : { kind: "none" };
}

/** The address of a picture of a page, and of the same for the dark theme where the name says that there is one. */
export function docPicture(src: string, from: string): { name: string; darkName: string | null } {
  const name = new URL(src, `${base}/docs/${from}`).pathname.replace(/^\/docs\/images\//, "");
  return { name, darkName: name.endsWith("-light.png") ? name.replace(/-light\.png$/, "-dark.png") : null };
}

/** A picture written for both themes in HTML becomes an ordinary one: raw HTML is not rendered. */
export function withPlainPictures(markdown: string): string {
  return markdown.replaceAll(
    /<picture>\s*<source[^>]*>\s*<img alt="([^"]*)" src="([^"]*)">\s*<\/picture>/g,
    (_, alt: string, src: string) => `![${alt}](${src})`,
  );
}
