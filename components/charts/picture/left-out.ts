/** What print leaves out, a picture leaves out, and so what only the pointer brought up. */
const leftOut = ".print\\:hidden, .recharts-tooltip-wrapper, .recharts-tooltip-cursor, .recharts-active-dot";

export const isLeftOut = (element: Element): boolean => element.matches(leftOut) || isHidden(element);

function isHidden(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return display === "none" || visibility === "hidden";
}
