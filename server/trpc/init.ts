import { randomUUID } from "node:crypto";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError, errorTable, type FieldError } from "@/server/core/errors";
import { log } from "@/server/telemetry/log";
import type { Context } from "./context";

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    code: shape.code,
    message: error.cause instanceof ZodError ? "Some fields need a look." : shape.message,
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, ...details(error.cause) },
  }),
});

export const { router, createCallerFactory } = t;

function details(cause: unknown): { fields: FieldError[]; reference: string | null } {
  if (cause instanceof AppError) return { fields: cause.fields, reference: null };
  if (cause instanceof ZodError) {
    return {
      fields: cause.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
      reference: null,
    };
  }
  return { fields: [], reference: cause instanceof HiddenError ? cause.reference : null };
}

/** What an unexpected error becomes outside: nothing but a reference into the log. */
class HiddenError extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(
      "Something went wrong on our side. Reload to see what was kept, then try again; if it stays, name this reference.",
    );
    this.reference = reference;
  }
}

/** The door: turns what an operation threw into what a caller may see, and logs once what it may not. */
const guarded = t.procedure.use(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof AppError) {
    throw new TRPCError({ code: errorTable[cause.code].trpc, message: cause.message, cause });
  }
  if (result.error.code !== "INTERNAL_SERVER_ERROR") throw result.error;
  const hidden = new HiddenError(randomUUID());
  log().error({ err: cause ?? result.error, path, reference: hidden.reference }, "operation failed");
  throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: hidden.message, cause: hidden });
});

/** For the few procedures that come before a workspace: set-up and who am I. */
export const publicProcedure = guarded;

export const memberProcedure = guarded.use(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in to go on." });
  if (!ctx.actor)
    throw new TRPCError({ code: "NOT_FOUND", message: "There is no such workspace, or you are not a member." });
  return next({ ctx: { actor: ctx.actor } });
});
