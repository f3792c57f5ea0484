import type { z } from "zod";
import { inngest } from "@/inngest/client";
import type { OutgoingEvent } from "@/inngest/events";
import type { Actor } from "@/server/core/access/actor";
import { authorize } from "@/server/core/access/authorize";
import type { Permission } from "@/server/core/access/permissions";
import type { Tx } from "@/server/db/client";
import { isInTransaction, withTenant } from "@/server/db/with-tenant";
import { env } from "@/server/env";
import { createProvider } from "@/server/providers/index";
import { findLocalOllama, type LocalOllama } from "@/server/providers/ollama/find-local-ollama";
import { type OllamaHost, openOllamaHost } from "@/server/providers/ollama/open-host";
import type { Provider, ProviderConnection } from "@/server/providers/port";
import { log } from "@/server/telemetry/log";
import { recordAudit } from "./audit/record-audit";

/** Opens the outside world's models; only a task gets one. */
export type Models = {
  open(connection: ProviderConnection): Provider;
  findLocalOllama(): Promise<LocalOllama | null>;
  openHost(connection: ProviderConnection): OllamaHost;
};

type Definition<I extends z.ZodType, O extends z.ZodType> = {
  /** noun.verb, unique in the register. */
  name: string;
  permission: Permission;
  input: I;
  output: O;
};

type Common<I> = { input: I; actor: Actor; now: Date };
type QueryContext<I> = Common<I> & { db: Tx };
type CommandContext<I> = QueryContext<I> & {
  audit(before: object | null, after: object | null): void;
  emit(...events: OutgoingEvent[]): void;
};
type TaskContext<I> = Common<I> & { models: Models };

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Definition<I, O> & {
  kind: "query" | "command" | "task";
  /** Checks the permission, runs, and lets out only what `output` names. The door has parsed the input. */
  execute(actor: Actor, input: z.output<I>): Promise<z.output<O>>;
};

/** One object for all calls: providers are kept by it. */
const outsideOnly = {
  assertOutsideTransaction() {
    if (!isInTransaction()) return;
    throw new Error(
      "A model was to be called inside a database transaction. Nothing was sent; call it before or after.",
    );
  },
};

const models: Models = {
  open: (connection) => createProvider(connection, outsideOnly),
  findLocalOllama: () => findLocalOllama(env().OLLAMA_HOST, outsideOnly),
  openHost: (connection) => openOllamaHost(connection, outsideOnly),
};

/** Reads, inside one tenant transaction. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O> & { run(context: QueryContext<z.output<I>>): Promise<z.input<O>> },
): Operation<I, O> {
  return {
    ...definition,
    kind: "query",
    async execute(actor, input) {
      authorize(actor, definition.permission);
      const result = await withTenant(actor.workspaceId, (db) => definition.run({ input, actor, db, now: new Date() }));
      return definition.output.parse(result);
    },
  };
}

/** Writes, inside one tenant transaction; the audit row commits with the change, events go out after the commit. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O> & { run(context: CommandContext<z.output<I>>): Promise<z.input<O>> },
): Operation<I, O> {
  return {
    ...definition,
    kind: "command",
    async execute(actor, input) {
      authorize(actor, definition.permission);
      const events: OutgoingEvent[] = [];
      const result = await withTenant(actor.workspaceId, async (db) => {
        const now = new Date();
        const audits: { before: object | null; after: object | null }[] = [];
        const answer = await definition.run({
          input,
          actor,
          db,
          now,
          audit: (before, after) => void audits.push({ before, after }),
          emit: (...more) => void events.push(...more),
        });
        if (actor.kind !== "system" && audits.length === 0) audits.push({ before: null, after: null });
        for (const entry of audits) {
          await recordAudit(db, { actor, operation: definition.name, input, at: now, ...entry });
        }
        return answer;
      });
      await send(events);
      return definition.output.parse(result);
    },
  };
}

/** Talks to the outside. It gets no database, so no model call can sit in a transaction; it executes queries and commands. */
export function task<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O> & { run(context: TaskContext<z.output<I>>): Promise<z.input<O>> },
): Operation<I, O> {
  return {
    ...definition,
    kind: "task",
    async execute(actor, input) {
      authorize(actor, definition.permission);
      return definition.output.parse(await definition.run({ input, actor, now: new Date(), models }));
    },
  };
}

/** An event is a bell: the rows are committed, so a lost one is rung again by the sweeper and must not fail the caller. */
async function send(events: OutgoingEvent[]): Promise<void> {
  if (events.length === 0) return;
  try {
    await inngest().send(events);
  } catch (error) {
    log().error({ err: error, events: events.map((e) => e.name) }, "events could not be sent; the sweeper rings again");
  }
}
