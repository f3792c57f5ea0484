interface NamedChart {
  /** What it is of: an experiment, a model. */
  subject: string | null;
  chart: string;
  /** As 2026-11-26. */
  day: string;
}

/** Subject, chart and day, in letters that every file system takes; the ending is added by who writes the file. */
export function chartFileName({ subject, chart, day }: NamedChart): string {
  return [subject ?? "", chart, day].map(safe).filter(Boolean).join("_");
}

/** Letters and digits of any script stay. Short enough that three parts fit the 255 bytes of a name in any of them. */
function safe(part: string): string {
  const words = part.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}.]+/gu, "-");
  return [...words.replace(/^[-.]+/, "")]
    .slice(0, 45)
    .join("")
    .replace(/[-.]+$/, "");
}
