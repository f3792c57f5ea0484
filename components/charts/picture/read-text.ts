import type { Mark } from "./picture";

let ruler: CanvasRenderingContext2D | null = null;

function measured(text: string, font: string): TextMetrics {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) throw new Error("This browser gives no canvas to measure text on.");
  ruler.font = font;
  return ruler.measureText(text);
}

/** The lines of a text as the page broke them, each an SVG text on its own baseline. */
export function readText(node: Text, origin: DOMRect): Mark[] {
  const { parentElement } = node;
  if (!parentElement) return [];
  const style = getComputedStyle(parentElement);
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const limit = ellipsisAt(parentElement);
  return linesOf(node).map(({ text: whole, box }) => {
    const isCut = box.right > limit + 1;
    const text = isCut ? cutText(whole, font, limit - box.left) : whole;
    return {
      tag: "text",
      attributes: {
        x: box.left - origin.left,
        y: box.top - origin.top + ascentOf(font),
        // Where the font is missing, another one is set as wide, so that nothing runs into its neighbour.
        textLength: isCut ? measured(text, font).width : box.width,
        fill: style.color,
        "font-size": Number.parseFloat(style.fontSize),
        "font-weight": style.fontWeight === "400" ? undefined : style.fontWeight,
        "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle,
        style: style.fontVariantNumeric === "normal" ? undefined : `font-variant-numeric: ${style.fontVariantNumeric}`,
      },
      children: [text],
    };
  });
}

/** As much of it as fits, with an ellipsis where something is left out. */
export function cutText(text: string, font: string, width: number): string {
  if (measured(text, font).width <= width) return text;
  let kept = [...text];
  while (kept.length > 0 && measured(`${kept.join("")}…`, font).width > width) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

/** Line boxes of a page begin at whole pixels above the baseline. */
const ascentOf = (font: string) => Math.round(measured("x", font).fontBoundingBoxAscent);

function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  const boxOf = (start: number, end: number) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return range.getBoundingClientRect();
  };
  const lines: { start: number; end: number; top: number }[] = [];
  for (let at = 0; at < node.data.length; at++) {
    if (/\s/.test(node.data.charAt(at))) continue;
    const box = boxOf(at, at + 1);
    const line = lines.at(-1);
    // The second half of a character has no width of its own.
    if (line && (box.width === 0 || Math.abs(box.top - line.top) < box.height / 2)) line.end = at + 1;
    else if (box.width > 0) lines.push({ start: at, end: at + 1, top: box.top });
  }
  return lines.map(({ start, end }) => ({
    text: node.data.slice(start, end).replace(/\s+/g, " "),
    box: boxOf(start, end),
  }));
}

/** Where the nearest box that cuts its text ends; nowhere when none does. */
function ellipsisAt(element: Element): number {
  for (let box: Element | null = element; box && box.tagName !== "FIGURE"; box = box.parentElement)
    if (getComputedStyle(box).textOverflow === "ellipsis") return box.getBoundingClientRect().right;
  return Number.POSITIVE_INFINITY;
}
