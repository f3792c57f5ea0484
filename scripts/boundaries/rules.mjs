// Who may import whom, as data: one row per room, the longest matching path wins. Imports inside a room are free.
// Rooms are named by their path. Tests and folders named `testing` are free to import anything but are imported by none.

const SERVICES = [
  "server/core",
  "server/env.ts",
  "server/db",
  "server/net",
  "server/sandbox",
  "server/telemetry",
  "server/providers/port.ts",
  "inngest/client.ts",
  "inngest/events.ts",
];

/** @type {Record<string, { may: string[], types?: string[], packages?: RegExp[] }>} */
export const ROOMS = {
  // No clock, randomness, Node or React: it runs in the browser too, and the same input gives the same answer.
  "server/core": { may: [], packages: [/^zod$/, /^csv-parse\/browser\//, /^@stdlib\//, /^re2js$/, /^diff$/] },
  "server/env.ts": { may: [], packages: [/^zod$/] },
  "server/db": { may: ["server/core", "server/env.ts"] },
  "server/net": { may: ["server/core", "server/env.ts"] },
  "server/sandbox": { may: ["server/core", "server/env.ts"] },
  "server/telemetry": { may: ["server/core", "server/env.ts"] },
  "server/providers": { may: ["server/core", "server/env.ts", "server/telemetry", "server/net"] },
  // The contract of all providers; naming it is not calling one.
  "server/providers/port.ts": { may: ["server/core"] },
  "server/services": { may: SERVICES },
  // The one deep helper hands models to tasks; no other service meets a provider.
  "server/services/operation.ts": { may: [...SERVICES, "server/services", "server/providers"] },
  "server/engine": { may: ["server/env.ts", "server/telemetry"] },
  "server/auth": { may: ["server/services", "server/core", "server/env.ts", "server/telemetry", "server/db"] },
  "server/trpc": { may: ["server/services", "server/core", "server/env.ts", "server/telemetry", "server/auth"] },
  "server/rest": { may: ["server/services", "server/core", "server/env.ts", "server/telemetry", "server/auth"] },
  "server/cli": { may: ["server/core"] },
  inngest: { may: ["server/core"] },
  "inngest/client.ts": {
    may: ["server/core", "server/env.ts", "server/telemetry", "server/engine", "inngest/events.ts"],
  },
  "inngest/events.ts": { may: ["server/core", "server/env.ts", "server/engine", "inngest/client.ts"] },
  "inngest/functions": {
    may: ["server/services", "server/core", "inngest", "inngest/client.ts", "inngest/events.ts"],
  },
  components: { may: ["server/core", "components/ui", "components/charts"], types: ["server/trpc/root.ts"] },
  "components/ui": { may: ["server/core", "components"] },
  "components/charts": { may: ["server/core", "components", "components/ui"] },
  app: { may: ["components", "components/ui", "components/charts", "server/core", "server/trpc"] },
  "app/api": {
    may: [
      "server/auth",
      "server/trpc",
      "server/rest",
      "server/core",
      "server/telemetry",
      "inngest",
      "inngest/client.ts",
      "inngest/events.ts",
      "inngest/functions",
    ],
  },
  // Starts what lives as long as the process.
  "server/start-process.ts": {
    may: ["server/why-not-boot.ts", ...SERVICES, "server/services", "server/engine", "inngest/functions"],
  },
  "server/run-worker.ts": { may: ["server/start-process.ts", "server/env.ts", "server/telemetry"] },
  "server/why-not-boot.ts": { may: ["server/env.ts"] },
  "instrumentation.ts": { may: ["server/start-process.ts"] },
  "proxy.ts": { may: ["server/core"] },
  "prisma/seed": { may: ["server/services", "server/db", "server/core", "server/env.ts"] },
  e2e: { may: ["prisma/seed", "server/core"] },
};

/** Single files that need more than their room, each with its reason. */
export const EXCEPTIONS = [
  { from: "app/api/health/route.ts", to: "server/db", why: "health is the answer of the database itself" },
];

/** A package and the rooms that alone may import it. */
export const VENDORS = [
  { package: /^(radix-ui|@radix-ui\/.*)$/, rooms: ["components/ui"] },
  { package: /^recharts$/, rooms: ["components/charts"] },
  { package: /^(openai|@anthropic-ai\/sdk|ollama)(\/.*)?$/, rooms: ["server/providers"] },
  { package: /^@prisma\/(client|adapter-pg)(\/.*)?$/, rooms: ["server/db"] },
  { package: /^pg$/, rooms: ["server/db", "server/engine"] },
];

/** No file of `from` may reach one of `to` through any chain of value imports. */
export const UNREACHABLE = { from: "components", to: ["server/db", "server/services", "server/providers"] };

/** Words that may not stand in code (comments and types do not count). `in` and `except` are paths. */
export const BANNED = [
  {
    name: "process.env",
    pattern: /\bprocess\.env\b(?!\.NEXT_RUNTIME)/,
    except: ["server/env.ts", "e2e"],
    instead: "read it in server/env.ts",
  },
  {
    name: '"use server"',
    pattern: /["']use server["']/,
    instead: "add a tRPC procedure: server actions pass no permission check",
  },
  { name: "raw unsafe SQL", pattern: /\$(query|execute)RawUnsafe\b|\bPrisma\.raw\b/, instead: "use a tagged template" },
  {
    name: "the clock",
    pattern: /\bnew Date(?!\s*\(\s*[^)\s])|(?<!new )\bDate\(|\bDate\.now\b|\bperformance\.now\b/,
    in: ["server/core"],
    instead: "take `now` as an argument",
  },
  {
    name: "randomness",
    pattern: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
    in: ["server/core"],
    instead: "take a seeded generator as an argument",
  },
];

/** The check fails when it saw less than this: a scanner that reads nothing would otherwise pass. */
export const FLOOR = { modules: 50, shareOfFiles: 0.6, importsPerModule: 1 };

export const MAX_LINES = 300;
export const LENGTH_EXEMPT = /\.test\.tsx?$|\.spec\.ts$|(^|\/)(generated|fixtures|seed|golden|testing)\//;
