import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { createContext } from "./context";
import { createCallerFactory } from "./init";
import { appRouter } from "./root";

const contextOf = cache(async (slug: string | null) => createContext(new Headers(await headers()), slug));

/** The API for server components: same procedures, same checks, no HTTP. */
export const caller = (slug: string | null = null) => createCallerFactory(appRouter)(() => contextOf(slug));
