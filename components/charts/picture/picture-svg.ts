import type { Mark, Picture } from "./picture";

interface SvgOptions {
  /** How many pixels of the picture a CSS pixel becomes. */
  scale?: number;
  /** `@font-face` rules whose files are inside. Without any, fonts are found by name. */
  fontFaces?: string;
}

/** A file that stands by itself: no class, no script, nothing fetched, text stays text. */
export function pictureSvg(picture: Picture, { scale = 1, fontFaces = "" }: SvgOptions = {}): string {
  const { width, height, background, title, about, fontFamily, fontFeatures, marks } = picture;
  return element({
    tag: "svg",
    attributes: {
      xmlns: "http://www.w3.org/2000/svg",
      width: width * scale,
      height: height * scale,
      viewBox: `0 0 ${written(width)} ${written(height)}`,
      role: "img",
      "aria-labelledby": "picture-title picture-about",
      "font-family": namedFonts(fontFamily),
      style: fontFeatures === "normal" ? undefined : `font-feature-settings: ${fontFeatures}`,
    },
    children: [
      { tag: "title", attributes: { id: "picture-title" }, children: [title] },
      { tag: "desc", attributes: { id: "picture-about" }, children: [about] },
      ...(fontFaces ? [{ tag: "style", attributes: {}, children: [fontFaces] }] : []),
      { tag: "rect", attributes: { width, height, fill: background } },
      ...marks,
    ],
  });
}

function element({ tag, attributes, children = [] }: Mark): string {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(written(value ?? ""))}"`)
    .join("");
  if (children.length === 0) return `<${tag}${set}/>`;
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : element(child)));
  return `<${tag}${set}>${inside.join("")}</${tag}>`;
}

/** A hundredth of a pixel is finer than any screen or printer shows. */
const written = (value: string | number) => (typeof value === "number" ? String(Math.round(value * 100) / 100) : value);

/** What a sheet calls "Inter Variable" is called "Inter" where it is installed. */
const namedFonts = (family: string) => family.replace(/"([^"]+) Variable"/g, '"$1 Variable", "$1"');

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What no XML may hold, such as control characters, is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
