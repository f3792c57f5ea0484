import { isBeyond, nameOf } from "./guardrail-words";
import type { Reasoned } from "./product-verdict";
import { openLimit } from "./what-is-missing";

/** The rule that made the verdict, in one line: what was shown, and what follows. */
export function verdictRule(reasoned: Reasoned): string {
  const { kind, qualityClass, quality, guardrails, control, candidate } = reasoned;
  const { metric, margin } = quality;
  const limits = guardrails.length === 0 ? "no limit is set" : "every limit is shown to be kept";
  switch (kind) {
    case "ship":
      return `Better on ${metric} and ${limits}: ship ${candidate}.`;
    case "ship_cheaper":
      return `Not worse on ${metric} by ${margin} or more, a saving is shown and ${limits}: ship ${candidate}.`;
    case "keep_control": {
      const broken = guardrails.find((guardrail) => guardrail.class === "worse");
      if (qualityClass === "worse" || !broken) return `Worse on ${metric}: keep ${control}.`;
      return isBeyond(broken)
        ? `Over the limit on ${nameOf(broken)}: keep ${control}.`
        : `Worse on ${nameOf(broken)} and not shown to be within its limit: keep ${control}.`;
    }
    case "equivalent":
      return `Within ${margin} of ${control} on ${metric}, and no saving is shown: equally good.`;
    case "keep_collecting":
      return openRule(reasoned);
  }
}

function openRule(reasoned: Reasoned): string {
  const { stop, look, quality, candidate } = reasoned;
  const { plannedN, margin, single } = quality;
  if (look === "waiting") return `One look is planned, at ${plannedN} samples: nothing is decided before.`;
  if (single?.tooFew) return `No rule is met: ${single.tooFew.reason}.`;
  if (stop === "futility") {
    return `A benefit as large as ${margin} is ruled out: no further sample would make ${candidate} the better one.`;
  }
  const missing = whatIsMissing(reasoned);
  return stop === null ? `No rule is met yet: ${missing}.` : `No rule was met when the run ended: ${missing}.`;
}

function whatIsMissing(reasoned: Reasoned): string {
  const { qualityClass, quality } = reasoned;
  const open = openLimit(reasoned);
  if (open) {
    const reached = qualityClass === "better" ? "better" : "as good, and it saves";
    return `${reached}, but the limit on ${nameOf(open)} is not shown to be kept`;
  }
  switch (qualityClass) {
    case "equivalent":
      return "as good, but a saving is neither shown nor ruled out";
    case "non_inferior":
      return `not worse by ${quality.margin} or more, but neither better nor cheaper is shown`;
    case "non_superior":
      return `not better by ${quality.margin} or more, but worse is not shown`;
    case "trivially_better":
      return `better, but by less than the ${quality.margin} that matters, and no saving is shown`;
    case "trivially_worse":
      return `worse, but by less than the ${quality.margin} that matters`;
    default:
      return "neither a difference nor its absence is shown";
  }
}
