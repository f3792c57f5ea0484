import { decisionVerdict } from "../../verdict/decision-verdict";
import { asymptoticCs } from "../asymptotic-cs";
import { bayesNormal, betaBinomial, probabilityBest } from "../bayes";
import { bcaFromReplicates, bcaMean } from "../bootstrap";
import { boundedMeanCs } from "../bounded-mean-cs";
import { binaryCalibration } from "../calibration";
import { clusterMean } from "../cluster-mean";
import { cohenKappa } from "../cohen-kappa";
import { majorityConsensus, scoreConsensus } from "../consensus";
import { correlation, spearmanBrown } from "../correlation";
import { dawidSkene } from "../dawid-skene";
import * as dist from "../dist";
import { cliffsDelta, standardisedEffects } from "../effects";
import { tostPaired, tostWelch } from "../equivalence";
import { hodgesLehmann } from "../hodges-lehmann";
import { humanAllocation, stratifiedMean } from "../human-sampling";
import { intraclassCorrelation } from "../intraclass-correlation";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { latencySla } from "../latency-sla";
import { mcnemar } from "../mcnemar";
import { adjustP, rejectByEValues } from "../multiplicity";
import { noncentralTSf } from "../noncentral-t";
import { signTest, wilcoxonSignedRank } from "../paired-rank-tests";
import { pairedTTest } from "../paired-t-test";
import { bradleyTerry, davidson } from "../pairwise-strength";
import { fleissKappa, gwetAc1, percentAgreement } from "../panel-agreement";
import { percentile, percentileInterval } from "../percentile";
import { pairedPermutation, unpairedPermutation } from "../permutation";
import { powerPairedT, powerPairedTMde, powerPairedTSampleSize } from "../power-paired-t";
import {
  powerClusteredPaired,
  powerMcNemar,
  powerTwoProportionsSampleSize,
  powerUnpairedTSampleSize,
} from "../power-planning";
import { predictionPoweredMean } from "../prediction-powered";
import { clopperPearson, wilson } from "../rates";
import { passAtK, varianceComponents } from "../repeats";
import { anytimeSampleRatio, sampleRatio } from "../sample-ratio";
import { styleControlled } from "../style-controlled";
import { summary } from "../summary";
import { trafficBucket } from "../traffic-bucket";
import { twoProportions } from "../two-proportions";
import { brunnerMunzel, mannWhitney } from "../unpaired-rank-tests";
import { welch } from "../welch";
import { positionBias, winRate } from "../win-rate";
import { winRateCs } from "../win-rate-cs";

/**
 * One golden group's function: takes the case's `input`, answers what `expected` is compared with. `run` of a group whose
 * expected value is a bare number, string or list picks that member; `envelope` is the whole result, compared in the
 * `degenerate` group.
 */
export type Adapter = { envelope: (input: never) => unknown; run: (input: never) => unknown };

function whole<Input>(envelope: (input: Input) => unknown): Adapter {
  return { envelope, run: envelope };
}

function member<Input, Result>(envelope: (input: Input) => Result, pick: (result: Result) => unknown): Adapter {
  return { envelope, run: (input: Input) => pick(envelope(input)) };
}

type Tail = { x: number; df: number; df1: number; df2: number; a: number; b: number };
type Quantile = { p: number; df: number; a: number; b: number };

export const adapters: Record<string, Adapter> = {
  "dist.normalCdf": whole(({ x }: Tail) => dist.normalCdf(x)),
  "dist.normalQuantile": whole(({ p }: Quantile) => dist.normalQuantile(p)),
  "dist.tSf": whole(({ t, df }: { t: number; df: number }) => dist.tSf(t, df)),
  "dist.tQuantile": whole(({ p, df }: Quantile) => dist.tQuantile(p, df)),
  "dist.chiSquareSf": whole(({ x, df }: Tail) => dist.chiSquareSf(x, df)),
  "dist.fSf": whole(({ x, df1, df2 }: Tail) => dist.fSf(x, df1, df2)),
  "dist.betaCdf": whole(({ x, a, b }: Tail) => dist.betaCdf(x, a, b)),
  "dist.betaQuantile": whole(({ p, a, b }: Quantile) => dist.betaQuantile(p, a, b)),
  "dist.binomialCdf": whole(({ k, n, p }: { k: number; n: number; p: number }) => dist.binomialCdf(k, n, p)),
  "dist.noncentralTSf": whole(({ t, df, ncp }: { t: number; df: number; ncp: number }) => noncentralTSf(t, df, ncp)),
  "descriptive.summary": whole(summary),
  "descriptive.percentile": member(percentile, (result) => result.value),
  "descriptive.percentileInterval": whole(percentileInterval),
  "rates.wilson": whole(wilson),
  "rates.clopperPearson": whole(clopperPearson),
  "latency.sla": whole(latencySla),
  "paired.tTest": whole(pairedTTest),
  "paired.mcnemar": whole(mcnemar),
  "paired.wilcoxonSignedRank": whole(wilcoxonSignedRank),
  "paired.hodgesLehmann": member(hodgesLehmann, (result) => result.estimate),
  "paired.signTest": whole(signTest),
  "paired.permutation": whole(pairedPermutation),
  "bootstrap.bcaFromReplicates": whole(bcaFromReplicates),
  // The group asks for 10,000 resamples or more. Its scores sit on a grid of 1/30 and the tolerance is just below one step,
  // so the resamples are raised until the simulation error is small beside a step.
  "bootstrap.bcaMonteCarlo": {
    envelope: bcaMean,
    run: (input: Parameters<typeof bcaMean>[0]) => bcaMean({ ...input, resamples: 100_000 }),
  },
  "unpaired.welch": whole(welch),
  "unpaired.mannWhitney": whole(mannWhitney),
  "unpaired.brunnerMunzel": whole(brunnerMunzel),
  "unpaired.twoProportions": whole(twoProportions),
  "unpaired.permutation": whole(unpairedPermutation),
  "effects.standardised": whole(standardisedEffects),
  "effects.cliffsDelta": whole(cliffsDelta),
  "cluster.mean": whole(clusterMean),
  "repeats.varianceComponents": whole(varianceComponents),
  "repeats.passAtK": whole(passAtK),
  "multiplicity.adjust": member(adjustP, (result) => result.adjusted),
  "multiplicity.eBh": member(rejectByEValues, (result) => result.rejected),
  "equivalence.tostPaired": whole(tostPaired),
  "equivalence.tostWelch": whole(tostWelch),
  "power.unpairedTSampleSize": member(powerUnpairedTSampleSize, (result) => result.n),
  "power.twoProportionsSampleSize": member(powerTwoProportionsSampleSize, (result) => result.n),
  "power.mcnemar": whole(powerMcNemar),
  "power.clusteredPaired": member(powerClusteredPaired, (result) => result.n),
  "sequential.srm": whole(anytimeSampleRatio),
  "traffic.srm": whole(sampleRatio),
  "traffic.bucket": whole(trafficBucket),
  "bayes.betaBinomial": whole(betaBinomial),
  "bayes.probabilityBest": whole(probabilityBest),
  "bayes.normal": whole(bayesNormal),
  "preference.winRate": whole(winRate),
  "preference.positionBias": whole(positionBias),
  "preference.bradleyTerry": whole(bradleyTerry),
  "preference.davidson": whole(davidson),
  "preference.styleControlled": whole(styleControlled),
  "agreement.cohenKappa": whole(cohenKappa),
  "agreement.fleissKappa": whole(fleissKappa),
  "agreement.krippendorffAlpha": member(krippendorffAlpha, (result) => result.alpha),
  "agreement.gwetAc1": member(gwetAc1, (result) => result.ac1),
  "agreement.percent": member(percentAgreement, (result) => result.agreement),
  "agreement.icc": whole(intraclassCorrelation),
  "agreement.correlation": whole(correlation),
  "agreement.spearmanBrown": whole(spearmanBrown),
  "calibration.binary": whole(binaryCalibration),
  "consensus.scores": whole(scoreConsensus),
  "consensus.majority": whole(majorityConsensus),
  "consensus.dawidSkene": whole(dawidSkene),
  "ppi.mean": whole(predictionPoweredMean),
  "human.allocation": member(humanAllocation, (result) => result.draws),
  "human.stratifiedMean": whole(stratifiedMean),
  "decision.verdict": whole(decisionVerdict),
  "power.pairedT": member(powerPairedT, (result) => result.power),
  "power.pairedTSampleSize": member(powerPairedTSampleSize, (result) => result.n),
  "power.pairedTMde": member(powerPairedTMde, (result) => result.mde),
  "sequential.boundedMeanCs": whole(boundedMeanCs),
  "sequential.asymptoticCs": whole(asymptoticCs),
  "sequential.winRateCs": whole(winRateCs),
};
