import { getGateState } from "@/server/services/gate/get-gate-state";
import { addModels } from "@/server/services/models/add-models";
import { addRecording } from "@/server/services/models/add-recording";
import { addSimulator } from "@/server/services/models/add-simulator";
import { archiveConnection } from "@/server/services/models/archive-connection";
import { archiveModel } from "@/server/services/models/archive-model";
import { checkConnection } from "@/server/services/models/check-connection";
import { checkModel } from "@/server/services/models/check-model";
import { createConnection } from "@/server/services/models/create-connection";
import { findLocalModels } from "@/server/services/models/find-local-models";
import { getModel } from "@/server/services/models/get-model";
import { listConnections } from "@/server/services/models/list-connections";
import { listModels } from "@/server/services/models/list-models";
import { listPrices } from "@/server/services/models/list-prices";
import { listRemoteModels } from "@/server/services/models/list-remote-models";
import { removePrice } from "@/server/services/models/remove-price";
import { setPrice } from "@/server/services/models/set-price";
import { tryConnection } from "@/server/services/models/try-connection";
import { updateConnection } from "@/server/services/models/update-connection";
import { updateModel } from "@/server/services/models/update-model";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const models = router({
  list: serve(listModels),
  get: serve(getModel),
  add: serveMutation(addModels),
  update: serveMutation(updateModel),
  archive: serveMutation(archiveModel),
  prices: serve(listPrices),
  setPrice: serveMutation(setPrice),
  removePrice: serveMutation(removePrice),
  connections: serve(listConnections),
  createConnection: serveMutation(createConnection),
  updateConnection: serveMutation(updateConnection),
  archiveConnection: serveMutation(archiveConnection),
  gateState: serve(getGateState),
  checkConnection: serveMutation(checkConnection),
  tryConnection: serveMutation(tryConnection),
  check: serveMutation(checkModel),
  remoteModels: serveMutation(listRemoteModels),
  findLocal: serveMutation(findLocalModels),
  addSimulator: serveMutation(addSimulator),
  addRecording: serveMutation(addRecording),
});
