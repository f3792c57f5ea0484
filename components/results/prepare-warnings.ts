export interface PlacedWarnings {
  /** About the run as a whole: beside the verdict. */
  verdict: string[];
  /** About the pairs that the difference rests on. */
  difference: string[];
  /** About the evaluators. */
  metrics: string[];
}

/** Each sentence at the place it concerns; one of an unknown kind stands beside the verdict, where nobody overlooks it. */
export function placeWarnings(warnings: readonly string[]): PlacedWarnings {
  const isAboutJudge = (text: string) => text.startsWith("The judge ");
  const isAboutPairs = (text: string) => text.includes("were left out") || text.startsWith("The samples form ");
  return {
    metrics: warnings.filter(isAboutJudge),
    difference: warnings.filter((text) => !isAboutJudge(text) && isAboutPairs(text)),
    verdict: warnings.filter((text) => !isAboutJudge(text) && !isAboutPairs(text)),
  };
}
