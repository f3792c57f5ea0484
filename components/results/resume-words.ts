import { formatNumber } from "../ui/format";

export interface ResumeWords {
  title: string;
  /** What it means for answers and money. */
  meaning: string;
}

/** A run that outlived its server says so, and what was and was not asked again; null when it never had to. */
export function resumeWords(count: number): ResumeWords | null {
  if (count === 0) return null;
  return {
    title: count === 1 ? "Resumed once after a restart" : `Resumed after ${formatNumber(count)} restarts`,
    meaning: "Nothing that was finished was asked again. Only the calls under way at that moment were made again.",
  };
}
