import { archiveExperiment } from "@/server/services/experiments/archive-experiment";
import { cancelExperiment } from "@/server/services/experiments/cancel-experiment";
import { copyExperiment } from "@/server/services/experiments/copy-experiment";
import { countRunning } from "@/server/services/experiments/count-running";
import { createExperiment } from "@/server/services/experiments/create-experiment";
import { createNoiseFloor } from "@/server/services/experiments/create-noise-floor";
import { endAtBudget } from "@/server/services/experiments/end-at-budget";
import { estimateExperiment } from "@/server/services/experiments/estimate-experiment";
import { getDraft } from "@/server/services/experiments/get-draft";
import { getExperiment } from "@/server/services/experiments/get-experiment";
import { getHolds } from "@/server/services/experiments/get-holds";
import { listExperiments } from "@/server/services/experiments/list-experiments";
import { pauseExperiment } from "@/server/services/experiments/pause-experiment";
import { resumeExperiment } from "@/server/services/experiments/resume-experiment";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { updateExperiment } from "@/server/services/experiments/update-experiment";
import { getPilot } from "@/server/services/planning/get-pilot";
import { runPilot } from "@/server/services/planning/run-pilot";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const experiments = router({
  list: serve(listExperiments),
  running: serve(countRunning),
  byId: serve(getExperiment),
  holds: serve(getHolds),
  draft: serve(getDraft),
  estimate: serve(estimateExperiment),
  pilot: serve(getPilot),
  runPilot: serveMutation(runPilot),
  create: serveMutation(createExperiment),
  createNoiseFloor: serveMutation(createNoiseFloor),
  update: serveMutation(updateExperiment),
  copy: serveMutation(copyExperiment),
  start: serveMutation(startExperiment),
  pause: serveMutation(pauseExperiment),
  resume: serveMutation(resumeExperiment),
  cancel: serveMutation(cancelExperiment),
  endAtBudget: serveMutation(endAtBudget),
  archive: serveMutation(archiveExperiment),
});
