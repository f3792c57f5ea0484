import type { z } from "zod";
import type { Operation } from "@/server/services/operation";
import { memberProcedure } from "./init";

/** An operation that reads becomes a tRPC query. Input is parsed here, once. */
export const serve = <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>) =>
  memberProcedure.input(operation.input).query(({ ctx, input }) => operation.execute(ctx.actor, input as z.output<I>));

/** An operation that writes or talks to the outside becomes a mutation. */
export const serveMutation = <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>) =>
  memberProcedure
    .input(operation.input)
    .mutation(({ ctx, input }) => operation.execute(ctx.actor, input as z.output<I>));
