const steps = Array.from({ length: 49 }, (_, index) => index / 48);
const x = (t: number) => (8 + t * 464).toFixed(1);
const half = (t: number) => 72 / Math.sqrt(1 + t * 22) + 2;
const centre = (t: number) => 80 - 6 * Math.sin(t * 9) * (1 - t) ** 2 - 8 * t;
const upper = steps.map((t) => `${x(t)} ${(centre(t) - half(t)).toFixed(1)}`);
const lower = steps.map((t) => `${x(t)} ${(centre(t) + half(t)).toFixed(1)}`).reverse();
const line = steps.map((t) => `${x(t)} ${centre(t).toFixed(1)}`);

/** The picture of what Assay does: an interval that narrows around a difference until zero lies outside. */
export function NarrowingBand() {
  return (
    <svg aria-hidden viewBox="0 0 480 164" className="w-full max-w-lg text-variant-b">
      <line x1="8" x2="472" y1="106" y2="106" className="stroke-border-strong" />
      <path d={`M${[...upper, ...lower].join("L")}Z`} fill="currentColor" fillOpacity="0.14" />
      <path d={`M${line.join("L")}`} fill="none" stroke="currentColor" strokeWidth="2" />
      <circle
        cx="472"
        cy={centre(1).toFixed(1)}
        r="4.5"
        fill="currentColor"
        className="stroke-surface"
        strokeWidth="2"
      />
    </svg>
  );
}
