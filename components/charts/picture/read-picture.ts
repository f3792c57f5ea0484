import { isLeftOut } from "./left-out";
import type { Mark, Picture } from "./picture";
import { readBox } from "./read-box";
import { readDrawing } from "./read-drawing";
import { cutText, readText } from "./read-text";

/** Of a frame's words to its edge. */
const padding = 16;
const footSize = 12;

interface FigureWords {
  title: string;
  about: string;
  /** Both are said at the foot: what the chart is of, and when. */
  subject: string | null;
  day: string;
}

/** Describes a chart as it stands on the screen now: words, boxes and drawings, in one picture however many they are. */
export function readPicture(figure: HTMLElement, { title, about, subject, day }: FigureWords): Picture {
  const origin = figure.getBoundingClientRect();
  const style = getComputedStyle(figure);
  const bottoms = [...figure.children].map((child) => child.getBoundingClientRect().bottom);
  const footY = Math.ceil(Math.max(...bottoms) - origin.top) + footSize;
  const left = figure.clientLeft + padding;
  const right = origin.width - left;
  const foot = { y: footY, fill: style.getPropertyValue("--subtle"), "font-size": footSize };
  // A character of the day is narrower than it is high, which leaves a gap between the two.
  const room = right - left - day.length * footSize;
  const marks = [...figure.children].flatMap((child) => readNode(child, origin));
  if (subject) {
    const children = [cutText(subject, `${footSize}px ${style.fontFamily}`, room)];
    marks.push({ tag: "text", attributes: { x: left, ...foot }, children });
  }
  marks.push({ tag: "text", attributes: { x: right, ...foot, "text-anchor": "end" }, children: [day] });
  return {
    width: Math.ceil(origin.width),
    height: footY + padding,
    background: style.backgroundColor,
    title,
    about: [about, subject, day].filter(Boolean).join("; "),
    fontFamily: style.fontFamily,
    fontFeatures: style.fontFeatureSettings,
    marks,
  };
}

function readNode(node: Node, origin: DOMRect): Mark[] {
  if (node instanceof Text) return readText(node, origin);
  if (!(node instanceof Element) || isLeftOut(node)) return [];
  if (node instanceof SVGSVGElement) return readDrawing(node, origin);
  return [...readBox(node, origin), ...[...node.childNodes].flatMap((child) => readNode(child, origin))];
}
