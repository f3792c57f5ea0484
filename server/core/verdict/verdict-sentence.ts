import { breachText, limitText, savingText } from "./guardrail-words";
import type { QualityEvidence, Reasoned } from "./product-verdict";
import { numberText, percentText, rangeText } from "./verdict-numbers";
import { openLimit, shownSavings } from "./what-is-missing";

/** The verdict and its reason in one plain sentence, with the difference, its interval and the number of samples. */
export function verdictSentence(reasoned: Reasoned): string {
  const { quality, control, candidate, look } = reasoned;
  const { low, high, estimate } = quality;
  if (low === null || high === null || estimate === null) {
    return `No sample has been answered by both ${control} and ${candidate} and scored on ${quality.metric} yet.`;
  }
  if (look === "waiting") {
    return `The verdict waits for the planned ${quality.plannedN} samples, as the plan says; ${quality.n} are complete.`;
  }
  const found = { ...quality, low, high, estimate };
  return `${claim(reasoned, found)}, after ${quality.n} of ${quality.plannedN} samples${endText(reasoned)}.`;
}

/** What the verdict had to do without: the rest of the money, or the look that was planned. */
function endText({ ended, look }: Reasoned): string {
  const parts = [
    ended === "budget" ? "where the budget ended the run" : null,
    look === "broken_off" ? "before the one look that was planned" : null,
  ].filter((part) => part !== null);
  return parts.map((part) => `, ${part}`).join("");
}

type Found = QualityEvidence & { low: number; high: number; estimate: number };

function claim(reasoned: Reasoned, found: Found): string {
  const { kind, control, candidate, guardrails } = reasoned;
  switch (kind) {
    case "ship":
      return beats(candidate, control, found);
    case "ship_cheaper": {
      return `${candidate} is as good as ${control} on ${found.metric} (${differenceText(found)}) and ${savesText(guardrails, found)}`;
    }
    case "keep_control":
      return keepText(reasoned, found);
    case "equivalent":
      return `${control} and ${candidate} are equally good on ${found.metric} (${differenceText(found)}, less than the ${found.margin} that matters)`;
    case "keep_collecting":
      return openText(reasoned, found);
  }
}

function beats(winner: string, loser: string, { metric, estimate, low, high, confidence }: Found): string {
  const width = high - low;
  const [from, to] = estimate >= 0 ? [low, high] : [-high, -low];
  return `${winner} beats ${loser} on ${metric} by ${numberText(Math.abs(estimate), width)}, ${percentText(confidence)} interval ${rangeText(from, to)}`;
}

function differenceText({ estimate, low, high, confidence }: Found): string {
  return `difference ${numberText(estimate, high - low)}, ${percentText(confidence)} interval ${rangeText(low, high)}`;
}

function keepText({ qualityClass, control, candidate, guardrails }: Reasoned, found: Found): string {
  if (qualityClass === "worse") return beats(control, candidate, found);
  const broken = guardrails.find((guardrail) => guardrail.class === "worse");
  const reason = broken ? breachText(broken, control, found.confidence) : "breaks a limit";
  const quality = qualityClass === "better" ? `Although it is better on ${found.metric}, ${candidate}` : candidate;
  return `${quality} ${reason}`;
}

const savesText = (guardrails: Reasoned["guardrails"], { confidence }: Found): string =>
  shownSavings(guardrails)
    .map((guardrail) => savingText(guardrail, confidence))
    .join(" and ");

function openText(reasoned: Reasoned, found: Found): string {
  const { qualityClass, control, candidate, guardrails, stop } = reasoned;
  const { metric, margin } = found;
  const numbers = differenceText(found);
  const open = openLimit(reasoned);
  const rest = open ? `, but it is not ${stop === null ? "yet " : ""}shown that ${limitText(open, control)}` : "";
  if (open && qualityClass !== "better") {
    return `${candidate} is as good as ${control} on ${metric} (${numbers}) and ${savesText(guardrails, found)}${rest}`;
  }
  switch (qualityClass) {
    case "better":
      return `${beats(candidate, control, found)}${rest}`;
    case "trivially_better":
      return `${candidate} is better than ${control} on ${metric}, but by less than the ${margin} that matters (${numbers})`;
    case "trivially_worse":
      return `${candidate} is worse than ${control} on ${metric}, but by less than the ${margin} that matters (${numbers})`;
    case "equivalent":
      return `${candidate} is as good as ${control} on ${metric} (${numbers}), and a saving is neither shown nor ruled out`;
    case "non_inferior":
      return `${candidate} is not worse than ${control} on ${metric} by ${margin} or more, but neither better nor cheaper is shown (${numbers})`;
    case "non_superior":
      return `${candidate} is not better than ${control} on ${metric} by ${margin} or more, but worse is not shown (${numbers})`;
    default:
      if (found.single?.tooFew) {
        return `${control} and ${candidate} cannot be told apart on ${metric} (${numbers}): ${found.single.tooFew.reason}`;
      }
      return stop === null
        ? `It is too early to tell ${control} and ${candidate} apart on ${metric} (${numbers})`
        : `The run ended without telling ${control} and ${candidate} apart on ${metric} (${numbers})`;
  }
}
