import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { helpTopics } from "../ui/help-topics";
import { docPicture, docTarget, withPlainPictures } from "./doc-link";
import { docOutline } from "./doc-outline";
import { docPages } from "./doc-pages";
import { docText } from "./doc-text";

const folder = path.resolve(import.meta.dirname, "../../docs");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
const markdownOf = (slug: string) => readFileSync(path.join(folder, `${slug}.md`), "utf8");
const pictures = new Map(
  readdirSync(path.join(folder, "images")).map((name) => [name, { width: 4, height: 3 }] as const),
);
const htmlOf = (slug: string) =>
  renderToStaticMarkup(createElement("main", null, docText({ markdown: markdownOf(slug), slug, pictures })));
const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
const hrefsOf = (html: string) => [...html.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href ?? "");
const pages = new Map(docPages.map(({ slug }) => [slug as string, htmlOf(slug)]));

/** Whether an address of the documentation leads to a heading that exists. */
function isReachable(href: string, from: string): boolean {
  const [page = "", anchor] = href.split("#");
  const html = pages.get(page === "" ? from : page.replace(/^\/docs\//, ""));
  return html !== undefined && (anchor === undefined || idsOf(html).has(anchor));
}

describe("the documentation in the product", () => {
  it("lists every paper, and only papers that exist", () => {
    expect(docPages.map(({ slug }) => `${slug}.md`).sort()).toEqual([...files].sort());
  });

  it.each(docPages)("$slug leads only to headings and pictures that exist", ({ slug }) => {
    const html = pages.get(slug) ?? "";
    const inside = hrefsOf(html).filter((href) => !href.startsWith("http"));
    expect(inside.filter((href) => !isReachable(href, slug))).toEqual([]);
    const shown = [...html.matchAll(/ src="\/docs\/images\/([^"]+)"/g)].map(([, name]) => name ?? "");
    expect(shown.filter((name) => !pictures.has(name))).toEqual([]);
    expect(html).not.toContain("&lt;picture");
  });

  it.each(docPages)("$slug has the anchors of its table of contents", ({ slug }) => {
    const ids = idsOf(pages.get(slug) ?? "");
    const outline = docOutline(markdownOf(slug));
    expect(outline.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(new Set(outline.map(({ id }) => id)).size).toBe(outline.length);
  });

  it("never renders raw HTML", () => {
    const markdown =
      'Hello <img src="x" onerror="alert(1)"> <b>you</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))';
    const html = renderToStaticMarkup(createElement("p", null, docText({ markdown, slug: "statistics", pictures })));
    expect(html).not.toMatch(/script|onerror|<b>/);
  });

  it("reads headings outside of code, numbered when they repeat", () => {
    const found = docOutline("# T\n## A `b` [c](d.md)\n```\n## no\n```\n### A\n### A\n#### deeper");
    expect(found).toEqual([
      { level: 2, text: "A b c", id: "a-b-c" },
      { level: 3, text: "A", id: "a" },
      { level: 3, text: "A", id: "a-1" },
    ]);
  });

  it("turns links between papers into addresses of pages, and files of the repository into words", () => {
    expect(docTarget("statistics.md#slices", "samples")).toEqual({ kind: "page", href: "/docs/statistics#slices" });
    expect(docTarget("../budgets.md", "operate/database")).toEqual({ kind: "page", href: "/docs/budgets" });
    expect(docTarget("database.md", "operate/secrets")).toEqual({ kind: "page", href: "/docs/operate/database" });
    expect(docTarget("https://example.org/a.md", "samples")).toEqual({
      kind: "outside",
      href: "https://example.org/a.md",
    });
    expect(docTarget("../server/core/README.md", "architecture")).toEqual({ kind: "none" });
  });

  it("shows a picture in the theme of the page", () => {
    const written =
      '<picture>\n  <source media="(prefers-color-scheme: dark)" srcset="images/plan-dark.png">\n  <img alt="The plan" src="images/plan-light.png">\n</picture>';
    expect(withPlainPictures(written)).toBe("![The plan](images/plan-light.png)");
    expect(docPicture("../images/plan-light.png", "operate/database")).toEqual({
      name: "plan-light.png",
      darkName: "plan-dark.png",
    });
  });
});

describe("what a page explains", () => {
  it.each(Object.entries(helpTopics))("%s leads to a heading that exists", (_, { href }) => {
    expect(href).toContain("#");
    expect(isReachable(href, "")).toBe(true);
  });

  it("is linked from somewhere", () => {
    const root = path.resolve(import.meta.dirname, "..");
    const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes("help-topics"))
      .map((file) => readFileSync(path.join(root, file), "utf8"))
      .join("\n");
    expect(Object.keys(helpTopics).filter((topic) => !sources.includes(`"${topic}"`))).toEqual([]);
  });

  it("stands in the head of every page: a page of the product without a head is a redirect or the head's own frame", () => {
    const app = path.resolve(import.meta.dirname, "../../app/[workspace]");
    const routes = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("page.tsx"));
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((file) => !leadsToHead(path.join(app, file)))).toEqual([]);
  });
});

/** Whether a route, one of its layouts or something that they import draws a `PageHead`, which cannot be without help. */
function leadsToHead(route: string): boolean {
  const seen = new Set<string>();
  const visit = (file: string): boolean => {
    if (seen.has(file)) return false;
    seen.add(file);
    const source = readFileSync(file, "utf8");
    if (/<PageHead\b/.test(source) || /\bredirect\(/.test(source)) return true;
    const imported = [...source.matchAll(/from "((?:@\/components|\.\.?)\/[^"]+)"/g)].map(([, from]) => from ?? "");
    return imported.some((from) => {
      const base = from.startsWith("@/")
        ? path.resolve(import.meta.dirname, "../..", from.slice(2))
        : path.resolve(path.dirname(file), from);
      const target = [`${base}.tsx`, `${base}.ts`].find((candidate) => exists(candidate));
      return target !== undefined && visit(target);
    });
  };
  const layouts = [
    path.join(path.dirname(route), "layout.tsx"),
    path.join(path.dirname(path.dirname(route)), "layout.tsx"),
  ];
  return [route, ...layouts.filter((layout) => exists(layout) && !layout.endsWith("[workspace]/layout.tsx"))].some(
    visit,
  );
}

function exists(file: string): boolean {
  return readdirSync(path.dirname(file)).includes(path.basename(file));
}
