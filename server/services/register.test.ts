import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Operation } from "./operation";
import { internalOperations, operations } from "./register";

const registered = [...operations, ...internalOperations];
const trpc = path.resolve(import.meta.dirname, "../trpc");

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => ({ file: path.join(folder, file), text: readFileSync(path.join(folder, file), "utf8") }));

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "execute" in value && "permission" in value;

test("every operation has a name of its own, in the form noun.verb", () => {
  const names = registered.map((operation) => operation.name);
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.filter((name) => !/^[a-z][a-zA-Z-]*\.[a-z][a-zA-Z-]*$/.test(name))).toEqual([]);
});

test("every operation that a file exports is in the register", async () => {
  const defining = sourcesIn(import.meta.dirname).filter(({ text }) => /= (query|command|task)\(\{/.test(text));
  expect(defining.length).toBeGreaterThan(40);
  const modules = await Promise.all(defining.map(({ file }) => import(/* @vite-ignore */ file)));
  const exported = modules.flatMap((module) => Object.values(module).filter(isOperation));
  expect(exported.length).toBeGreaterThanOrEqual(defining.length);
  expect(exported.filter((operation) => !registered.includes(operation)).map(({ name }) => name)).toEqual([]);
});

test("what jobs do is internal, and no tRPC router serves an internal operation", async () => {
  expect(operations.filter(({ permission }) => permission === "system:write").map(({ name }) => name)).toEqual([]);
  const imported = sourcesIn(trpc).flatMap(({ text }) =>
    [...text.matchAll(/from "(@\/server\/services\/[^"]+)"/g)].map(([, from]) =>
      from?.replace("@/server/services", "."),
    ),
  );
  expect(imported.length).toBeGreaterThan(10);
  const modules = await Promise.all(
    [...new Set(imported)].map((from) => import(/* @vite-ignore */ path.join(import.meta.dirname, `${from}.ts`))),
  );
  const served = modules.flatMap((module) => Object.values(module).filter(isOperation));
  expect(served.filter((operation) => internalOperations.includes(operation)).map(({ name }) => name)).toEqual([]);
});
