import { getEngineStatus } from "@/server/services/engine/get-engine-status";
import { listFailedRuns } from "@/server/services/engine/list-failed-runs";
import { retryFailedRun } from "@/server/services/engine/retry-failed-run";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const engine = router({
  status: serve(getEngineStatus),
  failures: serve(listFailedRuns),
  retry: serveMutation(retryFailedRun),
});
