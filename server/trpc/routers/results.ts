import { getAnalysis } from "@/server/services/results/get-analysis";
import { getNoiseFloor } from "@/server/services/results/get-noise-floor";
import { getResults } from "@/server/services/results/get-results";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { getTrial } from "@/server/services/results/get-trial";
import { listFailures } from "@/server/services/results/list-failures";
import { listResultSamples } from "@/server/services/results/list-result-samples";
import { requestAnalysis } from "@/server/services/results/request-analysis";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const results = router({
  version: serve(getResultsVersion),
  get: serve(getResults),
  analysis: serve(getAnalysis),
  requestAnalysis: serveMutation(requestAnalysis),
  noiseFloor: serve(getNoiseFloor),
  samples: serve(listResultSamples),
  trial: serve(getTrial),
  failures: serve(listFailures),
});
