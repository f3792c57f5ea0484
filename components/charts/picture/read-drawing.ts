import { isLeftOut } from "./left-out";
import type { Mark } from "./picture";

/** What the page sets and what SVG takes for granted; only what differs is written. */
const paint: Record<string, string> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "paint-order": "normal",
  opacity: "1",
};
const lettering: Record<string, string> = {
  "font-size": "",
  "font-weight": "400",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};
const grouping: Record<string, string> = { opacity: "1" };

/** By element what says where it is; all else that a library writes on it has no meaning. */
const geometry: Record<string, string[]> = {
  g: ["transform", "clip-path"],
  path: ["d", "transform", "clip-path"],
  line: ["x1", "y1", "x2", "y2"],
  rect: ["x", "y", "width", "height", "rx", "ry"],
  circle: ["cx", "cy", "r"],
  ellipse: ["cx", "cy", "rx", "ry"],
  polyline: ["points"],
  polygon: ["points"],
  text: ["x", "y", "dx", "dy", "transform"],
  tspan: ["x", "y", "dx", "dy"],
};
const across = ["x", "x1", "x2", "cx", "width"];
const down = ["y", "y1", "y2", "cy", "height"];

/** An SVG of the page, its looks written into it and placed where it stood. Gradients and masks, which no chart has, are not read. */
export function readDrawing(svg: SVGSVGElement, origin: DOMRect): Mark[] {
  const matrix = svg.getScreenCTM();
  const children = childrenOf(svg, svg);
  if (!matrix || children.length === 0) return [];
  const { a, b, c, d, e, f } = matrix;
  const place = [a, b, c, d, e - origin.left, f - origin.top].map((value) => Math.round(value * 1000) / 1000);
  return [{ tag: "g", attributes: { transform: `matrix(${place.join(" ")})`, ...differing(svg, grouping) }, children }];
}

const childrenOf = (parent: Element, svg: SVGSVGElement) =>
  [...parent.children].flatMap((child) => readNode(child, svg));

function readNode(node: Element, svg: SVGSVGElement): Mark[] {
  const { tagName: tag, id } = node;
  // A clip says by its shape alone what is seen; its looks do not count.
  if (tag === "clipPath") return [{ tag, attributes: { id }, children: clipOf(node, svg) }];
  if (tag === "defs") {
    const children = childrenOf(node, svg);
    return children.length > 0 ? [{ tag, attributes: {}, children }] : [];
  }
  if (isLeftOut(node)) return [];
  const place = placeOf(node, svg);
  if (tag === "g") return grouped({ ...place, ...differing(node, grouping) }, childrenOf(node, svg));
  if (tag !== "text" && tag in geometry) {
    const looks = differing(node, paint);
    return looks.fill === "none" && !looks.stroke ? [] : [{ tag, attributes: { ...place, ...looks } }];
  }
  if (tag !== "text" || !node.textContent?.trim()) return [];
  const { fontVariantNumeric } = getComputedStyle(node);
  const style = fontVariantNumeric === "normal" ? undefined : `font-variant-numeric: ${fontVariantNumeric}`;
  const attributes = { ...place, ...differing(node, { ...paint, ...lettering }), style };
  return [{ tag, attributes, children: wordsOf(node, svg) }];
}

/** A group that changes nothing is left out. */
const grouped = (attributes: Mark["attributes"], children: Mark[]): Mark[] =>
  Object.keys(attributes).length === 0 || children.length === 0 ? children : [{ tag: "g", attributes, children }];

const clipOf = (node: Element, svg: SVGSVGElement): Mark[] =>
  [...node.children].map((child) => ({ tag: child.tagName, attributes: placeOf(child, svg) }));

/** Lines of a text look as the text does. */
const wordsOf = (text: Element, svg: SVGSVGElement): (Mark | string)[] =>
  [...text.childNodes].flatMap((child): (Mark | string)[] =>
    child instanceof SVGTSpanElement
      ? [{ tag: "tspan", attributes: placeOf(child, svg), children: [child.textContent ?? ""] }]
      : child instanceof Text
        ? [child.data]
        : [],
  );

function placeOf(node: Element, svg: SVGSVGElement): Mark["attributes"] {
  const { width, height } = svg.getBoundingClientRect();
  const place: Mark["attributes"] = {};
  for (const name of geometry[node.tagName] ?? []) {
    const value = node.getAttribute(name);
    if (value === null) continue;
    const length = across.includes(name) ? width : down.includes(name) ? height : null;
    place[name] = length === null ? value : lengthOf(value, length);
  }
  return place;
}

/** Percentages are of the drawing's own box, which the picture does not have. */
const lengthOf = (value: string, whole: number) => {
  const number = Number.parseFloat(value);
  return value.endsWith("%") ? (number / 100) * whole : number;
};

function differing(node: Element, defaults: Record<string, string>): Record<string, string> {
  const style = getComputedStyle(node);
  const looks: Record<string, string> = {};
  for (const [name, usual] of Object.entries(defaults)) {
    const value = style.getPropertyValue(name);
    if (value && value !== usual) looks[name] = value.replace(/(\d)px\b/g, "$1");
  }
  if (!looks.stroke) for (const name of Object.keys(looks)) if (name.startsWith("stroke-")) delete looks[name];
  return looks;
}
