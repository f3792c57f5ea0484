import { addModels } from "@/server/services/models/add-models";
import { addRecording } from "@/server/services/models/add-recording";
import { addSimulator } from "@/server/services/models/add-simulator";
import { archiveConnection } from "@/server/services/models/archive-connection";
import { archiveModel } from "@/server/services/models/archive-model";
import { checkConnection } from "@/server/services/models/check-connection";
import { createConnection } from "@/server/services/models/create-connection";
import { findLocalModels } from "@/server/services/models/find-local-models";
import { listConnections } from "@/server/services/models/list-connections";
import { listModels } from "@/server/services/models/list-models";
import { listPrices } from "@/server/services/models/list-prices";
import { listRemoteModels } from "@/server/services/models/list-remote-models";
import { removePrice } from "@/server/services/models/remove-price";
import { setPrice } from "@/server/services/models/set-price";
import { updateConnection } from "@/server/services/models/update-connection";
import { updateModel } from "@/server/services/models/update-model";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const models = router({
  list: serve(listModels),
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
  checkConnection: serveMutation(checkConnection),
  remoteModels: serveMutation(listRemoteModels),
  findLocal: serveMutation(findLocalModels),
  addSimulator: serveMutation(addSimulator),
  addRecording: serveMutation(addRecording),
});
