import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import {
  type SimulatorModel,
  simulatorQuality,
  simulatorSampleCorrelation,
} from "@/server/core/model/simulator-models";
import { parseTrialSeed } from "@/server/core/model/trial-seed";
import { textOf } from "@/server/core/prompt/message-parts";
import { createRandom, type Random } from "@/server/core/random";
import { normalCdf } from "@/server/core/stats/dist";
import type { GenerateRequest } from "../port";

export type DrawnTrial = {
  /** Set when this attempt fails: only ever the first one of a trial that has a seed. */
  errorKind: ProviderErrorKind | null;
  isRefusal: boolean;
  isRight: boolean;
  /** How complete a free text is, from 0.05 to 1; its mean follows the quality. */
  completeness: number;
  latencyMs: number;
  /** For all further choices of this trial. */
  random: Random;
};

/**
 * All chance of one trial, drawn from its seed, model and messages alone. Right or wrong follows a Gaussian copula:
 * right when Φ(√ρ·sample + √(1−ρ)·trial) < quality, with standard normal sample and trial luck. So the chance of being
 * right is exactly the quality, and results on one sample correlate between variants as with real data. The attempt
 * changes nothing but whether it fails: a retried trial gives the answer that it would have given at once.
 */
export function drawTrial(model: SimulatorModel, request: GenerateRequest, about: string): DrawnTrial {
  const seed = request.trialSeed === undefined ? null : parseTrialSeed(request.trialSeed);
  const trialName = seed?.trial ?? request.trialSeed ?? "";
  const sampleName = seed?.sample ?? `${request.expected ?? ""}|${textOf(request.messages.at(-1)?.content ?? "")}`;
  const random = createRandom(`trial|${model.name}|${trialName}|${about}`);
  const errorDraw = random.next();
  const errorPick = random.next();
  const refusalDraw = random.next();
  const trialLuck = random.normal();
  const latencyMs = Math.max(1, Math.round(model.medianLatencyMs * Math.exp(model.latencySigma * random.normal())));

  const rho = simulatorSampleCorrelation;
  const luck = Math.sqrt(rho) * createRandom(`sample|${sampleName}`).normal() + Math.sqrt(1 - rho) * trialLuck;
  const quality = simulatorQuality(model, request.messages);
  const canFail = request.trialSeed !== undefined && (seed?.attempt ?? 1) === 1;
  const kind = model.errorKinds[Math.floor(errorPick * model.errorKinds.length)];
  return {
    errorKind: canFail && errorDraw < model.errorRate ? (kind ?? null) : null,
    isRefusal: refusalDraw < model.refusalRate,
    isRight: normalCdf(luck) < quality,
    completeness: Math.min(1, Math.max(0.05, quality - 0.18 * luck)),
    latencyMs,
    random,
  };
}
