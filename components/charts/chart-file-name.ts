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

/** Three parts and an ending fit the 255 bytes that a name may have. */
const partBytes = 120;

/** Letters and digits of any script stay; the rest becomes dashes. */
function safe(part: string): string {
  const words = part
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, "-")
    .replace(/^[-.]+/, "");
  let kept = "";
  for (const char of words) {
    if (new TextEncoder().encode(kept + char).length > partBytes) break;
    kept += char;
  }
  return kept.replace(/[-.]+$/, "");
}
