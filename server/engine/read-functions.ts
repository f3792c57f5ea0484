import { Cron } from "croner";
import { z } from "zod";
import { parseDuration } from "./duration";
import { compileExpression } from "./expression";
import { UnsupportedFeatureError } from "./types";

const period = z.string();
const constraint = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});

const configSchema = z.object({
  id: z.string(),
  triggers: z.array(
    z.union([
      z.object({ event: z.string(), expression: z.string().optional() }),
      z.object({ cron: z.string(), jitter: z.string().optional() }),
    ]),
  ),
  steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }) }),
  idempotency: z.string().optional(),
  batchEvents: z
    .object({ maxSize: z.number(), timeout: period, key: z.string().optional(), if: z.string().optional() })
    .optional(),
  rateLimit: z.object({ key: z.string().optional(), limit: z.number(), period }).optional(),
  throttle: z
    .object({ key: z.string().optional(), limit: z.number(), period, burst: z.number().optional() })
    .optional(),
  singleton: z.object({ key: z.string().optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
  debounce: z.object({ key: z.string().optional(), period, timeout: period.optional() }).optional(),
  timeouts: z.unknown().optional(),
  priority: z.object({ run: z.string().optional() }).optional(),
  concurrency: z.union([z.number(), constraint, z.array(constraint)]).optional(),
});

type Config = z.infer<typeof configSchema>;

export interface EngineFunction extends Omit<Config, "concurrency" | "steps" | "triggers"> {
  maxAttempts: number;
  eventTriggers: { event: string; expression?: string }[];
  crons: string[];
  concurrency: z.infer<typeof constraint>[];
}

const DEFAULT_RETRIES = 4;

/** Reads what the SDK registers and refuses, by name, what this engine cannot honour. */
export function readFunctions(registration: unknown): EngineFunction[] {
  const raw = z.object({ functions: z.array(z.looseObject({ id: z.string() })) }).parse(registration).functions;
  return raw.map(readFunction);
}

function readFunction(raw: { id: string }): EngineFunction {
  const parsed = configSchema.safeParse(raw);
  if (!parsed.success)
    throw new UnsupportedFeatureError(raw.id, `a configuration it cannot read (${parsed.error.message})`);
  const config = parsed.data;
  const { concurrency, steps, triggers, ...rest } = config;
  const fn: EngineFunction = {
    ...rest,
    maxAttempts: (steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    eventTriggers: triggers.flatMap((t) => ("event" in t ? [t] : [])),
    crons: triggers.flatMap((t) => ("cron" in t ? [t.cron] : [])),
    concurrency: readConcurrency(concurrency),
  };
  refuseUnsupported(fn, triggers);
  checkExpressions(fn);
  checkPeriods(fn);
  for (const cron of fn.crons) createCron(fn.id, cron);
  return fn;
}

function readConcurrency(value: Config["concurrency"]): z.infer<typeof constraint>[] {
  if (value === undefined) return [];
  if (typeof value === "number") return value > 0 ? [{ limit: value }] : [];
  // A limit of 0 means "no limit" to an Inngest server too.
  return (Array.isArray(value) ? value : [value]).filter((c) => c.limit > 0);
}

/** A minus that belongs to a number: at the start, or after an operator. */
const NEGATIVE = /(^|[?:(,&|=<>!+*/%-])\s*-\s*[\d.]/;
const INTERNAL_TRIGGERS = new Set(["inngest/function.failed", "inngest/function.invoked"]);

function refuseUnsupported(fn: EngineFunction, triggers: Config["triggers"]): void {
  const refuse = (feature: string): never => {
    throw new UnsupportedFeatureError(fn.id, feature);
  };
  for (const trigger of triggers) {
    if ("cron" in trigger && trigger.jitter) refuse("cron jitter");
    if (!("event" in trigger)) continue;
    if (trigger.event.includes("*")) refuse(`the wildcard trigger "${trigger.event}"`);
    if (trigger.event.startsWith("inngest/") && !INTERNAL_TRIGGERS.has(trigger.event)) {
      refuse(`the internal event "${trigger.event}" as a trigger`);
    }
  }
  if (fn.timeouts) refuse("timeouts");
  if (fn.concurrency.length > 2) refuse("more than two concurrency limits");
  if (fn.batchEvents) {
    if (fn.batchEvents.if) refuse("a condition on batchEvents");
    const clash = (["debounce", "rateLimit", "idempotency", "singleton", "cancel"] as const).find((key) => fn[key]);
    if (clash) refuse(`batchEvents together with ${clash === "cancel" ? "cancelOn" : clash}`);
  }
  if (fn.debounce && fn.singleton) refuse("debounce together with singleton");
  if (NEGATIVE.test(fn.priority?.run ?? "")) refuse("a negative priority");
}

function checkExpressions(fn: EngineFunction): void {
  const sources: [string, string | undefined][] = [
    ...fn.eventTriggers.map((t): [string, string | undefined] => ["a trigger condition", t.expression]),
    ...fn.concurrency.map((c): [string, string | undefined] => ["a concurrency key", c.key]),
    ...(fn.cancel ?? []).map((c): [string, string | undefined] => ["a cancelOn condition", c.if]),
    ["idempotency", fn.idempotency],
    ["a batchEvents key", fn.batchEvents?.key],
    ["a rateLimit key", fn.rateLimit?.key],
    ["a throttle key", fn.throttle?.key],
    ["a singleton key", fn.singleton?.key],
    ["a debounce key", fn.debounce?.key],
    ["priority", fn.priority?.run],
  ];
  for (const [where, source] of sources) {
    if (!source) continue;
    try {
      compileExpression(source);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
      throw new UnsupportedFeatureError(fn.id, `the expression \`${source}\` for ${where} (${reason})`);
    }
  }
}

function checkPeriods(fn: EngineFunction): void {
  const periods = [
    fn.batchEvents?.timeout,
    fn.rateLimit?.period,
    fn.throttle?.period,
    fn.debounce?.period,
    fn.debounce?.timeout,
  ];
  for (const text of periods) {
    if (text !== undefined && parseDuration(text) === null) {
      throw new UnsupportedFeatureError(fn.id, `the period "${text}", which is no duration such as "30s" or "1h"`);
    }
  }
}

/** A schedule for the next occurrences; `TZ=Europe/Paris 0 9 * * *` carries its zone, else UTC. */
export function createCron(functionId: string, expression: string): Cron {
  const match = /^TZ=(\S+)\s+(.*)$/.exec(expression);
  try {
    const cron = new Cron(match?.[2] ?? expression, { timezone: match?.[1] ?? "UTC", paused: true });
    // A zone that does not exist shows only here.
    cron.nextRun();
    return cron;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnsupportedFeatureError(functionId, `the schedule "${expression}" (${reason})`);
  }
}
