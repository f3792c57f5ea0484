import { cancelPull } from "@/server/services/hosts/cancel-pull";
import { deleteHostModel } from "@/server/services/hosts/delete-host-model";
import { getHost } from "@/server/services/hosts/get-host";
import { loadHostModel } from "@/server/services/hosts/load-host-model";
import { startPull } from "@/server/services/hosts/start-pull";
import { unloadHostModel } from "@/server/services/hosts/unload-host-model";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const hosts = router({
  get: serve(getHost),
  startPull: serveMutation(startPull),
  cancelPull: serveMutation(cancelPull),
  deleteModel: serveMutation(deleteHostModel),
  loadModel: serveMutation(loadHostModel),
  unloadModel: serveMutation(unloadHostModel),
});
