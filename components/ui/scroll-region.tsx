import type { ComponentProps } from "react";

interface ScrollRegionProps extends ComponentProps<"section"> {
  /** Read out when the region takes the focus. */
  "aria-label": string;
}

/** An area that scrolls by itself and can be reached, and so scrolled, by keyboard. */
export function ScrollRegion(props: ScrollRegionProps) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  return <section {...props} tabIndex={0} />;
}
