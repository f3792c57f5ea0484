import fs from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** Asks a chart for a file by the keyboard alone. */
async function download(page: Page, chart: Locator, what: string): Promise<{ name: string; content: Buffer }> {
  await chart.getByRole("button", { name: "Download" }).press("Enter");
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: what }).press("Enter");
  const file = await coming;
  return { name: file.suggestedFilename(), content: await fs.readFile(await file.path()) };
}

export interface ChartSvg {
  name: string;
  width: number;
  height: number;
  /** Every text that can be read in it, its description included. */
  words: string;
  /** The number of points of its longest line. */
  points: number;
}

/** The chart's SVG as an XML reader finds it; fails when it needs anything outside itself. */
export async function downloadSvg(page: Page, chart: Locator): Promise<ChartSvg> {
  const { name, content } = await download(page, chart, "Drawing (SVG)");
  const text = content.toString("utf8");
  expect(text).not.toMatch(/foreignObject|href=|class=|<script|<image|var\(--|url\((?!&quot;#|#)/);
  const read = await page.evaluate((source) => {
    const { documentElement: root } = new DOMParser().parseFromString(source, "image/svg+xml");
    const lines = [...root.querySelectorAll("path")].map((path) => path.getAttribute("d")?.match(/[ML]/g)?.length ?? 0);
    return {
      tag: root.tagName,
      width: Number(root.getAttribute("width")),
      height: Number(root.getAttribute("height")),
      viewBox: root.getAttribute("viewBox"),
      words: [...root.querySelectorAll("title, desc, text")].map((each) => each.textContent).join("\n"),
      points: Math.max(0, ...lines),
    };
  }, text);
  expect(read).toMatchObject({ tag: "svg", viewBox: `0 0 ${read.width} ${read.height}` });
  return { name, ...read };
}

/** The chart's PNG, drawn with the page's font: its name, its size as its own head tells, and how many colours were painted. */
export async function downloadPng(page: Page, chart: Locator) {
  const font = page.waitForRequest((asked) => asked.resourceType() === "fetch" && /\.woff2\b/.test(asked.url()));
  const { name, content } = await download(page, chart, "Picture (PNG)");
  await font;
  expect([...content.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const colors = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data.buffer;
    return new Set(new Uint32Array(pixels ?? new ArrayBuffer(0))).size;
  }, content.toString("base64"));
  return { name, width: content.readUInt32BE(16), height: content.readUInt32BE(20), colors };
}
