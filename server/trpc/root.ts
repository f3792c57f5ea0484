import { router } from "./init";
import { account } from "./routers/account";
import { budgets } from "./routers/budgets";
import { datasets } from "./routers/datasets";
import { demo } from "./routers/demo";
import { engine } from "./routers/engine";
import { experiments } from "./routers/experiments";
import { hosts } from "./routers/hosts";
import { models } from "./routers/models";
import { prompts } from "./routers/prompts";
import { results } from "./routers/results";
import { workspace } from "./routers/workspace";

export const appRouter = router({
  account,
  budgets,
  datasets,
  demo,
  engine,
  experiments,
  hosts,
  models,
  prompts,
  results,
  workspace,
});

export type AppRouter = typeof appRouter;
