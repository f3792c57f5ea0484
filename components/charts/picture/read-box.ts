import type { Mark } from "./picture";

const sides = ["top", "right", "bottom", "left"] as const;
type Side = (typeof sides)[number];

/** Ground and borders of an HTML element. */
export function readBox(element: Element, origin: DOMRect): Mark[] {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return [];
  const x = box.left - origin.left;
  const y = box.top - origin.top;
  const { width, height } = box;
  const marks: Mark[] = [];
  if (isSeen(style.backgroundColor)) {
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
    marks.push({
      tag: "rect",
      attributes: { x, y, width, height, rx: radius || undefined, fill: style.backgroundColor },
    });
  }
  for (const side of sides) {
    const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const stroke = style.getPropertyValue(`border-${side}-color`);
    if (!(thick > 0) || !isSeen(stroke)) continue;
    marks.push({
      tag: "line",
      attributes: { ...edge(side, { x, y, width, height }, thick / 2), stroke, "stroke-width": thick },
    });
  }
  return marks;
}

/** The middle of a border, so that its stroke covers what the border covered. */
function edge(side: Side, box: { x: number; y: number; width: number; height: number }, inset: number) {
  const left = box.x + inset;
  const right = box.x + box.width - inset;
  const top = box.y + inset;
  const bottom = box.y + box.height - inset;
  return {
    top: { x1: box.x, x2: box.x + box.width, y1: top, y2: top },
    bottom: { x1: box.x, x2: box.x + box.width, y1: bottom, y2: bottom },
    left: { x1: left, x2: left, y1: box.y, y2: box.y + box.height },
    right: { x1: right, x2: right, y1: box.y, y2: box.y + box.height },
  }[side];
}

const isSeen = (color: string) => color !== "transparent" && !/^rgba\(.*, 0\)$/.test(color);
