export interface VariantTone {
  /** Tailwind classes of a filled chip with readable ink. */
  fill: string;
  /** Tailwind class of a mark or line in the hue. */
  text: string;
  /** CSS colour, for charts. */
  color: string;
}

const tones: Record<string, VariantTone> = {
  A: { fill: "bg-variant-a text-variant-a-ink", text: "text-variant-a", color: "var(--variant-a)" },
  B: { fill: "bg-variant-b text-variant-b-ink", text: "text-variant-b", color: "var(--variant-b)" },
  C: { fill: "bg-variant-c text-variant-c-ink", text: "text-variant-c", color: "var(--variant-c)" },
  D: { fill: "bg-variant-d text-variant-d-ink", text: "text-variant-d", color: "var(--variant-d)" },
  E: { fill: "bg-variant-e text-variant-e-ink", text: "text-variant-e", color: "var(--variant-e)" },
  F: { fill: "bg-variant-f text-variant-f-ink", text: "text-variant-f", color: "var(--variant-f)" },
};

/** A variant's fixed look by its letter, A (the control) to F; a letter beyond the set is neutral. */
export function variantTone(letter: string): VariantTone {
  return tones[letter] ?? { fill: "bg-sunken text-text", text: "text-subtle", color: "var(--subtle)" };
}
