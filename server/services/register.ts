import { dismissAlert } from "./budgets/dismiss-alert";
import { getRunBudget } from "./budgets/get-run-budget";
import { getSpend } from "./budgets/get-spend";
import { listAlerts } from "./budgets/list-alerts";
import { listBudgets } from "./budgets/list-budgets";
import { setBudget } from "./budgets/set-budget";
import { setRunBudget } from "./budgets/set-run-budget";
import { archiveDataset } from "./datasets/archive-dataset";
import { getDataset } from "./datasets/get-dataset";
import { importDataset } from "./datasets/import-dataset";
import { importExampleDataset } from "./datasets/import-example-dataset";
import { listDatasets } from "./datasets/list-datasets";
import { listExampleDatasets } from "./datasets/list-example-datasets";
import { listSamples } from "./datasets/list-samples";
import { addDemo } from "./demo/add-demo";
import { findDemoParts } from "./demo/find-demo-parts";
import { getEngineStatus } from "./engine/get-engine-status";
import { listFailedRuns } from "./engine/list-failed-runs";
import { recordRetry } from "./engine/record-retry";
import { retryFailedRun } from "./engine/retry-failed-run";
import { archiveExperiment } from "./experiments/archive-experiment";
import { cancelExperiment } from "./experiments/cancel-experiment";
import { copyExperiment } from "./experiments/copy-experiment";
import { countRunning } from "./experiments/count-running";
import { createExperiment } from "./experiments/create-experiment";
import { createNoiseFloor } from "./experiments/create-noise-floor";
import { endAtBudget } from "./experiments/end-at-budget";
import { endRun } from "./experiments/end-run";
import { estimateExperiment } from "./experiments/estimate-experiment";
import { failExperiment } from "./experiments/fail-experiment";
import { findStall } from "./experiments/find-stall";
import { freezeExperiment } from "./experiments/freeze-experiment";
import { getDraft } from "./experiments/get-draft";
import { getExperiment } from "./experiments/get-experiment";
import { getHolds } from "./experiments/get-holds";
import { listExperimentNames } from "./experiments/list-experiment-names";
import { listExperiments } from "./experiments/list-experiments";
import { markResumed } from "./experiments/mark-resumed";
import { openRunConnections } from "./experiments/open-run-connections";
import { pauseBrokenRun } from "./experiments/pause-broken-run";
import { pauseExperiment } from "./experiments/pause-experiment";
import { planTrials } from "./experiments/plan-trials";
import { resumeExperiment } from "./experiments/resume-experiment";
import { startExperiment } from "./experiments/start-experiment";
import { updateExperiment } from "./experiments/update-experiment";
import { getGateState } from "./gate/get-gate-state";
import { renewGate } from "./gate/renew-gate";
import { abandonAttempts } from "./generation/abandon-attempts";
import { generateChunk } from "./generation/generate-chunk";
import { openChunk } from "./generation/open-chunk";
import { settleCalls } from "./generation/settle-calls";
import { cancelPull } from "./hosts/cancel-pull";
import { deleteHostModel } from "./hosts/delete-host-model";
import { followPull } from "./hosts/follow-pull";
import { getHost } from "./hosts/get-host";
import { loadHostModel } from "./hosts/load-host-model";
import { openHost } from "./hosts/open-host";
import { openHostChange } from "./hosts/open-host-change";
import { openPull } from "./hosts/open-pull";
import { recordHostChange } from "./hosts/record-host-change";
import { savePull } from "./hosts/save-pull";
import { startPull } from "./hosts/start-pull";
import { unloadHostModel } from "./hosts/unload-host-model";
import { addModels } from "./models/add-models";
import { addRecording } from "./models/add-recording";
import { addSimulator } from "./models/add-simulator";
import { archiveConnection } from "./models/archive-connection";
import { archiveModel } from "./models/archive-model";
import { checkConnection } from "./models/check-connection";
import { checkModel } from "./models/check-model";
import { createConnection } from "./models/create-connection";
import { findLocalModels } from "./models/find-local-models";
import { getModel } from "./models/get-model";
import { listConnections } from "./models/list-connections";
import { listModels } from "./models/list-models";
import { listPrices } from "./models/list-prices";
import { listRemoteModels } from "./models/list-remote-models";
import { openConnection } from "./models/open-connection";
import { openModel } from "./models/open-model";
import { recordModelCheck } from "./models/record-model-check";
import { removePrice } from "./models/remove-price";
import { setPrice } from "./models/set-price";
import { tryConnection } from "./models/try-connection";
import { updateConnection } from "./models/update-connection";
import { updateModel } from "./models/update-model";
import type { Operation } from "./operation";
import { createPilot } from "./planning/create-pilot";
import { getPilot } from "./planning/get-pilot";
import { runPilot } from "./planning/run-pilot";
import { archivePrompt } from "./prompts/archive-prompt";
import { checkPrompt } from "./prompts/check-prompt";
import { createPrompt } from "./prompts/create-prompt";
import { createPromptVersion } from "./prompts/create-prompt-version";
import { getPrompt } from "./prompts/get-prompt";
import { listPrompts } from "./prompts/list-prompts";
import { analyzeResults } from "./results/analyze-results";
import { exportResults } from "./results/export-results";
import { getAnalysis } from "./results/get-analysis";
import { getNoiseFloor } from "./results/get-noise-floor";
import { getResults } from "./results/get-results";
import { getResultsVersion } from "./results/get-results-version";
import { getTrial } from "./results/get-trial";
import { listFailures } from "./results/list-failures";
import { listResultSamples } from "./results/list-result-samples";
import { loadRunFacts } from "./results/load-run-facts";
import { loadSampleFacts } from "./results/load-sample-facts";
import { loadTrials } from "./results/load-trials";
import { requestAnalysis } from "./results/request-analysis";
import { saveAnalysis } from "./results/save-analysis";
import { saveSnapshot } from "./results/save-snapshot";
import { summarizeResults } from "./results/summarize-results";
import { judgeChunk } from "./scoring/judge-chunk";
import { openJudgeChunk } from "./scoring/open-judge-chunk";
import { ringJudges } from "./scoring/ring-judges";
import { getWorkspace } from "./workspaces/get-workspace";
import { listAuditEvents } from "./workspaces/list-audit-events";

/** Everything a person or a program can ask for. A door may serve these and no others. */
export const operations: readonly Operation[] = [
  getWorkspace,
  listAuditEvents,

  listDatasets,
  getDataset,
  listSamples,
  importDataset,
  archiveDataset,
  listExampleDatasets,
  importExampleDataset,

  listPrompts,
  getPrompt,
  createPrompt,
  createPromptVersion,
  archivePrompt,
  checkPrompt,

  listModels,
  getModel,
  addModels,
  updateModel,
  archiveModel,
  listPrices,
  setPrice,
  removePrice,
  listConnections,
  createConnection,
  updateConnection,
  archiveConnection,
  checkConnection,
  getGateState,
  tryConnection,
  checkModel,
  listRemoteModels,
  findLocalModels,
  addSimulator,
  addRecording,

  getHost,
  startPull,
  cancelPull,
  deleteHostModel,
  loadHostModel,
  unloadHostModel,

  addDemo,

  archiveExperiment,
  cancelExperiment,
  copyExperiment,
  countRunning,
  createExperiment,
  createNoiseFloor,
  endAtBudget,
  estimateExperiment,
  runPilot,
  getPilot,
  startExperiment,
  getDraft,
  getExperiment,
  getHolds,
  listExperiments,
  pauseExperiment,
  resumeExperiment,
  updateExperiment,
  getNoiseFloor,
  getResultsVersion,
  getResults,
  exportResults,
  getAnalysis,
  requestAnalysis,
  getTrial,
  listFailures,
  listResultSamples,

  listBudgets,
  setBudget,
  getRunBudget,
  setRunBudget,
  getSpend,
  listAlerts,
  dismissAlert,

  getEngineStatus,
  listFailedRuns,
  retryFailedRun,
];

/** Parts of other operations and of jobs: what they answer may be secret, so no door may serve them. */
export const internalOperations: readonly Operation[] = [
  openConnection,
  renewGate,
  openModel,
  recordModelCheck,
  openHost,
  openHostChange,
  recordHostChange,
  openPull,
  savePull,
  followPull,
  openRunConnections,
  createPilot,
  freezeExperiment,
  findDemoParts,
  endRun,
  failExperiment,
  findStall,
  listExperimentNames,
  markResumed,
  pauseBrokenRun,
  planTrials,
  abandonAttempts,
  generateChunk,
  openChunk,
  settleCalls,
  judgeChunk,
  ringJudges,
  openJudgeChunk,
  loadRunFacts,
  loadTrials,
  saveSnapshot,
  summarizeResults,
  loadSampleFacts,
  saveAnalysis,
  analyzeResults,
  recordRetry,
];
