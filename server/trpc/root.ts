import { router } from "./init";
import { account } from "./routers/account";

export const appRouter = router({ account });

export type AppRouter = typeof appRouter;
