import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { checkBoundaries } from "./check-boundaries.mjs";

const root = path.resolve(import.meta.dirname, "..");
const NO_FLOOR = { modules: 0, shareOfFiles: 0, importsPerModule: 0 };
let house: string;

beforeEach(() => {
  house = fs.mkdtempSync(path.join(os.tmpdir(), "assay-house-"));
  return () => fs.rmSync(house, { recursive: true, force: true });
});

async function judge(files: Record<string, string>, floor = NO_FLOOR) {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(house, file), text);
  }
  return (await checkBoundaries(house, floor)).problems;
}

const value = (target: string) => `import { it } from "${target}";\nexport const x = it;`;
const anything = "export const it = 1;";

const SOUND = {
  "app/page.tsx": `import { Card } from "@/components/card";\nexport default function Page() { return <Card />; }`,
  "app/api/health/route.ts": value("@/server/db/client"),
  "components/card.tsx": `import type { Router } from "@/server/trpc/root";\nimport { it } from "../server/core/sum";\nexport const Card = () => <p>{it satisfies Router}</p>;`,
  "components/ui/button.tsx": `import { Slot } from "radix-ui";\nexport const Button = Slot;`,
  "components/charts/line.tsx": `import { Line } from "recharts";\nexport const Chart = Line;`,
  "server/core/sum.ts": `import { z } from "zod";\nexport const it = z.number();\n// process.env, Math.random() and new Date() may be spoken of\nexport const parse = (s: string) => new Date(s);`,
  "server/db/client.ts": `import { PrismaClient } from "./generated/client";\nexport const it = new PrismaClient();`,
  "server/env.ts": "export const env = process.env;",
  "server/providers/openai/client.ts": value("openai"),
  "server/services/operation.ts": `import { it } from "@/server/providers/openai/client";\nexport { it };`,
  "server/services/noun/get-noun.ts": value("../operation"),
  "server/trpc/root.ts": `import { it } from "@/server/services/operation";\nexport type Router = number;\nexport const router = it;`,
  "server/core/sum.test.ts": `import fs from "node:fs";\nimport { it } from "@/server/services/operation";\nexport const now = Date.now() + Math.random() + it + fs;`,
  "e2e/tool.config.ts": value("../scripts/tool.mjs"),
  "scripts/tool.mjs": anything,
  "docs/rooms.md":
    "`server/core/sum.ts`, `server/core/sum`, `components/**`, `server/<noun>` and `npm start` are fine.",
};

test("a house in order has no problem", async () => {
  expect(await judge(SOUND)).toEqual([]);
});

const LOOP = { "server/core/a.ts": value("./b"), "server/core/b.ts": value("./a") };

const PLANTED: [string, Record<string, string>, string][] = [
  [
    "core importing another room",
    { "server/core/a.ts": value("@/server/env"), "server/env.ts": anything },
    "server/core may not import server/env.ts",
  ],
  ["core importing Node", { "server/core/a.ts": value("node:fs") }, "server/core may not import the package node:fs"],
  [
    "core importing React, as a type",
    { "server/core/a.ts": `import type { FC } from "react";\nexport type X = FC;` },
    "may not import the package react",
  ],
  [
    "core importing csv-parse's Node build",
    { "server/core/a.ts": value("csv-parse/sync") },
    "may not import the package csv-parse/sync",
  ],
  [
    "a service importing a provider",
    { "server/services/n/a.ts": value("@/server/providers/b"), "server/providers/b.ts": anything },
    "server/services may not import server/providers",
  ],
  [
    "a type import across rooms",
    {
      "inngest/functions/a.ts": `import type { B } from "@/server/db/b";\nexport type A = B;`,
      "server/db/b.ts": "export type B = 1;",
    },
    "may not import server/db (server/db/b.ts, as a type)",
  ],
  [
    "an inline type import across rooms",
    { "inngest/functions/a.ts": `export type A = import("@/server/db/b").B;`, "server/db/b.ts": "export type B = 1;" },
    "may not import server/db (server/db/b.ts, as a type)",
  ],
  [
    "a re-export across rooms",
    { "server/core/a.ts": `export * from "../db/b";`, "server/db/b.ts": anything },
    "server/core may not import server/db",
  ],
  [
    "a dynamic import across rooms",
    { "server/core/a.ts": `export const a = () => import("@/server/db/b");`, "server/db/b.ts": anything },
    "server/core may not import server/db",
  ],
  [
    "components importing the API by value",
    { "components/a.tsx": value("@/server/trpc/root"), "server/trpc/root.ts": anything },
    "components may not import server/trpc",
  ],
  [
    "components reaching the database through others",
    {
      "components/a.ts": value("@/server/core/b"),
      "server/core/b.ts": value("@/server/db/c"),
      "server/db/c.ts": anything,
    },
    "components/a.ts: reaches server/db/c.ts through components/a.ts -> server/core/b.ts -> server/db/c.ts",
  ],
  ["a cycle", LOOP, "import cycle server/core/a.ts -> server/core/b.ts -> server/core/a.ts"],
  ["Radix outside components/ui", { "components/a.tsx": value("radix-ui") }, "only components/ui may import radix-ui"],
  [
    "Recharts outside components/charts",
    { "app/a.tsx": value("recharts") },
    "only components/charts may import recharts",
  ],
  [
    "a model vendor outside providers",
    { "server/services/n/a.ts": value("@anthropic-ai/sdk") },
    "only server/providers may import @anthropic-ai/sdk",
  ],
  [
    "the environment read elsewhere",
    { "server/net/a.ts": "export const a = process.env.HOME;" },
    "server/net/a.ts: uses process.env",
  ],
  ["the clock in core", { "server/core/a.ts": "export const a = () => new Date();" }, "uses the clock"],
  ["Date.now in core", { "server/core/a.ts": "export const a = () => Date.now();" }, "uses the clock"],
  ["randomness in core", { "server/core/a.ts": "export const a = () => Math.random();" }, "uses randomness"],
  ["a server action", { "app/a.ts": `"use server";\nexport async function a() {}` }, 'uses "use server"'],
  [
    "raw unsafe SQL",
    { "server/db/a.ts": "export const a = (db) => db.$queryRawUnsafe('select 1');" },
    "uses raw unsafe SQL",
  ],
  ["Prisma.raw", { "server/db/a.ts": `export const a = (Prisma) => Prisma.raw("x");` }, "uses raw unsafe SQL"],
  [
    "product code importing a script",
    { "server/net/a.ts": value("../../scripts/b.mjs"), "scripts/b.mjs": anything },
    "imports scripts/b.mjs, which is outside the rooms",
  ],
  [
    "a file that is not there",
    { "server/core/a.ts": value("./gone") },
    "imports server/core/gone, which does not exist",
  ],
  ["a folder without a row in the table", { "server/misc/a.ts": anything }, "belongs to no room"],
  [
    "product code importing what is for tests",
    { "server/core/a.ts": value("./testing/b"), "server/core/testing/b.ts": anything },
    "which is for tests",
  ],
  [
    "a path in a paper that is not there",
    { "server/README.md": "see `server/gone.ts:12`" },
    "server/README.md: names server/gone.ts:12, which does not exist",
  ],
  [
    "a file that is too long",
    { "server/core/a.ts": `${anything}${"\n".repeat(301)}` },
    "server/core/a.ts: has 301 lines",
  ],
];

test.each(PLANTED)("%s is caught by the rule against it", async (_name, files, sentence) => {
  const problems = await judge(files);
  expect(problems.filter((problem) => problem.includes(sentence))).toHaveLength(1);
});

test("the check fails when it saw too little to judge", async () => {
  const floor = { modules: 50, shareOfFiles: 0.6, importsPerModule: 1 };
  expect(await judge(SOUND, floor)).toContain("The check saw 14 modules, fewer than 50: it does not read the code.");
  expect(await judge({}, { ...floor, modules: 1, importsPerModule: 9 })).toContainEqual(
    expect.stringContaining("it does not read them"),
  );
});

test("on this repository the check sees every file of every room", async () => {
  const { modules, imports } = await checkBoundaries(root);
  expect(modules).toBeGreaterThan(50);
  expect(imports).toBeGreaterThan(modules);
});
