import { formatCount, formatDuration, formatNumber, formatPercent, moneyFormat } from "../../ui/format";
import type { Estimate, Pilot } from "../api-types";
import type { FormValues } from "./form-schema";

export type Forecast = Estimate["forecast"];
type Plan = FormValues["plan"];
type SamplesRange = Forecast["needed"]["samples"];

/** An effect with as many decimals as tell it from its neighbours. */
export const effectText = (effect: number): string => formatNumber(effect, effect < 0.1 ? 3 : 2);

/** Samples as one buys them: up to the next 10, from 1,000 on the next 100, from 10,000 on the next 1,000. */
export function roundSamples(samples: number): number {
  const step = samples < 1_000 ? 10 : samples < 10_000 ? 100 : 1_000;
  return Math.ceil(samples / step) * step;
}

/** "0.13 to 0.22", or nothing when both ends read the same. */
export function detectableRange({ detectable }: Forecast): string | null {
  if (!detectable) return null;
  const [low, high] = [effectText(detectable.low), effectText(detectable.high)];
  return low === high ? null : `${low} to ${high}`;
}

export function samplesWords(samples: SamplesRange): string {
  if (!samples) return "over a million";
  return formatNumber(roundSamples(samples.expected));
}

/** "between 93 and 340", the high end left open where no number would do. */
export function samplesSpan(samples: SamplesRange): string | null {
  if (!samples || (samples.low === samples.high && samples.low === samples.expected)) return null;
  const low = formatNumber(roundSamples(samples.low));
  return samples.high === null ? `${low} or many more` : `${low} to ${formatNumber(roundSamples(samples.high))}`;
}

export interface Advice {
  isEnough: boolean;
  words: string;
  /** What one click sets; null takes all samples. Left out when the plan has it already. */
  use?: { samples: number | null; words: string };
}

/** Whether the planned samples do for the smallest effect that matters, and how many would. */
export function sampleAdvice(forecast: Forecast, plan: Plan, planned: number): Advice | null {
  const { minimumEffect } = plan;
  if (!Number.isFinite(minimumEffect) || minimumEffect <= 0) return null;
  const { available } = forecast;
  const { samples, limit } = forecast.needed;
  const isSuperior = plan.decision === "superior";
  const size = isSuperior ? `A difference of ${minimumEffect}` : `A loss of ${minimumEffect}`;
  const task = isSuperior ? size : `Ruling out a loss of ${minimumEffect}`;
  if (!samples) {
    return {
      isEnough: false,
      words: `${size} is too small to be ${isSuperior ? "shown" : "ruled out"} even by a million samples. Accept a larger smallest effect.`,
    };
  }
  const needed = roundSamples(samples.expected);
  const span = samplesSpan(samples);
  const about = `about ${formatCount(needed, "sample")}${span ? ` (${span})` : ""}`;
  const because = limit ? `, ${limitWords[limit]}` : "";
  const all: Advice["use"] = { samples: null, words: `Use all ${formatCount(available, "sample")}` };
  if (planned >= samples.expected) {
    const isMore = needed < planned && needed < available;
    return {
      isEnough: true,
      words: isMore
        ? `Enough: ${about} would do${because}.`
        : `Enough samples for the effect that matters to you${because}.`,
      ...(isMore ? { use: { samples: needed, words: `Use ${formatCount(needed, "sample")}` } } : {}),
    };
  }
  if (samples.expected > available) {
    const byAll = forecast.detectableByAll;
    return {
      isEnough: false,
      words: `${task} needs ${about}${because}; the dataset has ${formatNumber(available)}. ${
        byAll ? `All of them ${isSuperior ? "show" : "rule out"} ${effectText(byAll.expected)} or more: ` : ""
      }add samples, or accept a larger smallest effect.`,
      ...(planned < available ? { use: all } : {}),
    };
  }
  return {
    isEnough: false,
    words: `${task} needs ${about}${because}.`,
    use: needed >= available ? all : { samples: needed, words: `Use ${formatCount(needed, "sample")}` },
  };
}

const limitWords = {
  failures: "because fewer cannot show that the limit on failures is kept",
  measures: "because fewer do not show that the limit on another measure is kept, even if no answer differs",
  ratios: "because fewer show no interval of cost and latency",
};

/** Where the figures come from, in one sentence. */
export function basisWords({ kind, pairs, isHint, isSameVersion, hasSpread }: Forecast["basis"]): string {
  if (kind === "defaults") return "Assumed figures: no run has measured this yet.";
  const counted = formatCount(pairs, "pair");
  const from = kind === "pilot" ? `From the pilot: ${counted}.` : `From an earlier run: ${counted}.`;
  const parts = [
    from,
    hasSpread
      ? null
      : pairs < 2
        ? "One pair, or one group, says nothing of how far differences spread: that is still assumed."
        : "None of them differed, so how far differences spread is still assumed.",
    isHint && hasSpread ? "Fewer than 20 are a hint only." : null,
    isSameVersion ? null : "It ran on another version of the dataset.",
  ];
  return parts.filter((part) => part !== null).join(" ");
}

/** A pilot is worth its money where nothing firm is known of these variants on this data, and none has told what one can. */
export function offersPilot({ basis, available }: Forecast, pilotSamples: number): boolean {
  const isKnown = basis.kind === "pilot" || (basis.kind === "run" && !basis.isHint);
  return !(isKnown && basis.isSameVersion) && available > pilotSamples;
}

/** Why a pilot that ended is not what the figures rest on; null when a newer run is, or the pilot was put away. */
export function unusedPilotWords(
  { status, endedAt, isArchived }: Pick<Pilot, "status" | "endedAt" | "isArchived">,
  basis: Forecast["basis"],
): string | null {
  if (status === "cancelled" || status === "failed") return `The pilot ended (${status}), so it is not used.`;
  const newest = basis.isSameVersion ? (basis.experiment?.endedAt ?? null) : null;
  const isReplaced = newest !== null && endedAt !== null && newest >= endedAt;
  return isReplaced || isArchived ? null : `The last pilot ended (${status}) without a pair to compare.`;
}

export function pilotWords({ samples, repeats, costMicroUsd, durationMs }: Estimate["pilot"]): string {
  const { expected } = costMicroUsd;
  const cost = expected === 0 ? "at no cost" : `about ${moneyFormat(expected)(expected)}`;
  const size = `${formatCount(samples, "sample")}${repeats > 1 ? `, ${repeats} answers to each` : ""}`;
  return `${size}, ${cost}, ${formatDuration(durationMs.expected)}`;
}

/** The price of looking whenever one likes, in samples. */
export function lookingWords(
  { half, oneLook }: Forecast["needed"],
  { mode, stopEarly }: Pick<Plan, "mode" | "stopEarly">,
): string | null {
  if (mode === "fixed")
    return "Counted for one look, at the end. A verdict that can be watched needs about twice as many.";
  const parts = [
    half === null || !stopEarly
      ? null
      : `Half of such runs are proven by about ${formatCount(roundSamples(half), "sample")} and stop there.`,
    oneLook === null
      ? null
      : `A paired t test that looks once, at the end, would need ${formatNumber(oneLook)} samples: the rest is the price of looking at any time.`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" ");
}

export function passesWords(passes: Forecast["passes"]): string | null {
  if (!passes) return null;
  const { onlyControl, onlyCandidate, pairs, exactPower } = passes;
  return `Pass or fail: with ${formatPercent(onlyCandidate)} that only the candidate passes and ${formatPercent(onlyControl)} that only the control does, the exact McNemar test of ${formatCount(pairs, "pair")} has ${formatPercent(exactPower)} power.`;
}

export function groupWords(designEffect: number | null): string | null {
  if (designEffect === null) return null;
  return `Samples of a group resemble each other: ${formatNumber(designEffect, 1)} times as many are needed as independent ones (design effect).`;
}

export function raterWords(raters: NonNullable<Forecast["raters"]>): string {
  const { samples, overlap, ratings, minutes } = raters;
  const rest = samples - overlap;
  const whom = `${formatNumber(overlap)} of them by ${formatNumber(raters.raters)} people${rest > 0 ? ", the rest by one" : ""}`;
  return `Have ${formatCount(samples, "sample")} rated, drawn at random, ${whom}: ${formatCount(ratings, "rating")}, about ${formatDuration(minutes * 60_000)} in all.`;
}
