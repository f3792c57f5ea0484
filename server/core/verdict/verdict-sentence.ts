import type { GuardrailVerdict } from "./guardrail-verdict";
import type { QualityEvidence, Reasoned } from "./product-verdict";
import { numberText, percentText, rangeText } from "./verdict-numbers";

/** The verdict and its reason in one plain sentence, with the difference, its interval and the number of samples. */
export function verdictSentence(reasoned: Reasoned): string {
  const { quality, control, candidate, mode, stop } = reasoned;
  const { low, high, estimate } = quality;
  if (low === null || high === null || estimate === null) {
    return `No sample has been answered by both ${control} and ${candidate} and scored on ${quality.metric} yet.`;
  }
  if (mode === "fixed" && stop === null) {
    return `The verdict waits for the planned ${quality.plannedN} samples, as the plan says; ${quality.n} are complete.`;
  }
  const found = { ...quality, low, high, estimate };
  return `${claim(reasoned, found)}, after ${quality.n} of ${quality.plannedN} samples.`;
}

type Found = QualityEvidence & { low: number; high: number; estimate: number };

function claim(reasoned: Reasoned, found: Found): string {
  const { kind, control, candidate, guardrails } = reasoned;
  switch (kind) {
    case "ship":
      return beats(candidate, control, found);
    case "ship_cheaper": {
      const saving = guardrails.filter(({ kind: name, class: c }) => name !== "failure_rate" && c === "better");
      const shown = saving.map((guardrail) => savingText(guardrail, found.confidence)).join(" and ");
      return `${candidate} is as good as ${control} on ${found.metric} (${differenceText(found)}) and ${shown}`;
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

function openText({ qualityClass, control, candidate, guardrails, stop }: Reasoned, found: Found): string {
  const { metric, margin } = found;
  const numbers = differenceText(found);
  switch (qualityClass) {
    case "better": {
      const open = guardrails.find((guardrail) => !guardrail.passes);
      const rest = open ? `, but it is not ${stop === null ? "yet " : ""}shown that ${limitText(open, control)}` : "";
      return `${beats(candidate, control, found)}${rest}`;
    }
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
      return stop === null
        ? `It is too early to tell ${control} and ${candidate} apart on ${metric} (${numbers})`
        : `The run ended without telling ${control} and ${candidate} apart on ${metric} (${numbers})`;
  }
}

const verbs = { cost: "costs", latency: "takes" } as const;

function savingText({ kind, estimate, low, high }: GuardrailVerdict, confidence: number): string {
  const verb = kind === "latency" ? "takes" : "costs";
  const noun = kind === "latency" ? " time" : "";
  const interval =
    low === null || high === null
      ? ""
      : ` (${percentText(confidence)} interval ${percentText(1 - high, 0)} to ${percentText(1 - low, 0)})`;
  return `${verb} ${percentText(1 - (estimate ?? 1), 0)} less${noun}${interval}`;
}

function breachText(guardrail: GuardrailVerdict, control: string, confidence: number): string {
  const { kind, form, estimate, low, high, limit } = guardrail;
  const interval =
    low === null || high === null ? "" : `, ${percentText(confidence)} interval ${intervalText(form, low, high)}`;
  const reach = (low ?? estimate ?? 0) > limit ? "beyond" : "and may exceed";
  if (kind === "failure_rate") {
    return `fails ${percentText(estimate ?? 0)} more often than ${control}${interval}, ${reach} the limit of ${percentText(limit)}`;
  }
  const much = kind === "cost" ? "as much" : "as long";
  return `${verbs[kind]} ${(estimate ?? 1).toFixed(2)} times ${much} as ${control}${interval}, ${reach} the limit of ${limit}`;
}

function limitText({ kind, limit }: GuardrailVerdict, control: string): string {
  if (kind === "failure_rate") return `it fails at most ${percentText(limit)} more often than ${control}`;
  return `it ${verbs[kind]} at most ${limit} times ${kind === "cost" ? "as much" : "as long"} as ${control}`;
}

function intervalText(form: GuardrailVerdict["form"], low: number, high: number): string {
  return form === "ratio" ? `${low.toFixed(2)} to ${high.toFixed(2)}` : `${percentText(low)} to ${percentText(high)}`;
}
