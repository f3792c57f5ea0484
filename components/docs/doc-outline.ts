import GithubSlugger from "github-slugger";

export interface DocHeading {
  /** 2 or 3. */
  level: number;
  text: string;
  /** The anchor, as GitHub and the rendered page have it. */
  id: string;
}

const fence = /^\s*(```|~~~)/;
const heading = /^(#{1,6})\s+(.+?)\s*#*$/;

/** The anchors of a page, in order: its headings below the title, as far as a table of contents goes. */
export function docOutline(markdown: string): DocHeading[] {
  const slugger = new GithubSlugger();
  const found: DocHeading[] = [];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    if (fence.test(line)) isCode = !isCode;
    const [, hashes, raw] = (isCode ? null : heading.exec(line)) ?? [];
    if (!hashes || !raw) continue;
    const text = plainText(raw);
    const id = slugger.slug(text);
    if (hashes.length === 2 || hashes.length === 3) found.push({ level: hashes.length, text, id });
  }
  return found;
}

/** The words of a heading without the marks of code, emphasis and links. */
function plainText(raw: string): string {
  return raw.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
}
