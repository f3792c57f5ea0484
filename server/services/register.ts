import { archiveDataset } from "./datasets/archive-dataset";
import { getDataset } from "./datasets/get-dataset";
import { importDataset } from "./datasets/import-dataset";
import { importExampleDataset } from "./datasets/import-example-dataset";
import { listDatasets } from "./datasets/list-datasets";
import { listExampleDatasets } from "./datasets/list-example-datasets";
import { listSamples } from "./datasets/list-samples";
import { addModels } from "./models/add-models";
import { addSimulator } from "./models/add-simulator";
import { archiveConnection } from "./models/archive-connection";
import { archiveModel } from "./models/archive-model";
import { checkConnection } from "./models/check-connection";
import { createConnection } from "./models/create-connection";
import { findLocalModels } from "./models/find-local-models";
import { listConnections } from "./models/list-connections";
import { listModels } from "./models/list-models";
import { listRemoteModels } from "./models/list-remote-models";
import { openConnection } from "./models/open-connection";
import { updateConnection } from "./models/update-connection";
import { updateModel } from "./models/update-model";
import type { Operation } from "./operation";
import { archivePrompt } from "./prompts/archive-prompt";
import { checkPrompt } from "./prompts/check-prompt";
import { createPrompt } from "./prompts/create-prompt";
import { createPromptVersion } from "./prompts/create-prompt-version";
import { getPrompt } from "./prompts/get-prompt";
import { listPrompts } from "./prompts/list-prompts";
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
  addModels,
  updateModel,
  archiveModel,
  listConnections,
  createConnection,
  updateConnection,
  archiveConnection,
  checkConnection,
  listRemoteModels,
  findLocalModels,
  addSimulator,
];

/** Parts of other operations and of jobs: what they answer may be secret, so no door may serve them. */
export const internalOperations: readonly Operation[] = [openConnection];
