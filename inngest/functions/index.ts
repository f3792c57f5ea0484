import type { InngestFunction } from "inngest";
import { analyzeExperiment } from "./analyze-results";
import { generateCloudChunk, generateLocalChunk, generateQuickChunk } from "./generate-chunk";
import { planExperiment } from "./plan-experiment";
import { pullModel } from "./pull-model";
import { scoreCloudChunk, scoreLocalChunk, scoreQuickChunk } from "./score-chunk";
import { summarizeExperiment } from "./summarize-results";
import { sweepStalledTrials } from "./sweep-stalled-trials";

let made: InngestFunction.Any[] | undefined;

/** Every durable function, made at first use: the client they are made with depends on the environment. */
export function functions(): InngestFunction.Any[] {
  made ??= [
    planExperiment(),
    generateQuickChunk(),
    generateCloudChunk(),
    generateLocalChunk(),
    scoreQuickChunk(),
    scoreCloudChunk(),
    scoreLocalChunk(),
    summarizeExperiment(),
    analyzeExperiment(),
    sweepStalledTrials(),
    pullModel(),
  ];
  return made;
}
