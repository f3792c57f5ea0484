import { dismissAlert } from "@/server/services/budgets/dismiss-alert";
import { getRunBudget } from "@/server/services/budgets/get-run-budget";
import { getSpend } from "@/server/services/budgets/get-spend";
import { listAlerts } from "@/server/services/budgets/list-alerts";
import { listBudgets } from "@/server/services/budgets/list-budgets";
import { setBudget } from "@/server/services/budgets/set-budget";
import { setRunBudget } from "@/server/services/budgets/set-run-budget";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const budgets = router({
  list: serve(listBudgets),
  set: serveMutation(setBudget),
  ofRun: serve(getRunBudget),
  setOfRun: serveMutation(setRunBudget),
  spend: serve(getSpend),
  alerts: serve(listAlerts),
  dismissAlert: serveMutation(dismissAlert),
});
