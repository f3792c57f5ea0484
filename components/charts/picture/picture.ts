/** One element of a drawing, as SVG names it. */
export interface Mark {
  tag: string;
  attributes: Record<string, string | number | undefined>;
  children?: (Mark | string)[];
}

/** A chart as it stood on the screen, described: everything that is seen of it and nothing of the page around it. */
export interface Picture {
  /** CSS pixels. */
  width: number;
  height: number;
  background: string;
  /** The finding, read out for the picture. */
  title: string;
  /** What it is of, measure and unit. */
  about: string;
  fontFamily: string;
  fontFeatures: string;
  marks: Mark[];
}
