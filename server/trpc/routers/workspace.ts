import { getWorkspace } from "@/server/services/workspaces/get-workspace";
import { listAuditEvents } from "@/server/services/workspaces/list-audit-events";
import { router } from "../init";
import { serve } from "../serve";

export const workspace = router({
  get: serve(getWorkspace),
  auditEvents: serve(listAuditEvents),
});
