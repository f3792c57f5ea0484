import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  "server-only": path.resolve(import.meta.dirname, "scripts/testing/empty.mjs"),
};
const exclude = [...configDefaults.exclude, "e2e/**", ".next/**", ".data/**"];
const integration = "**/*.int.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, integration],
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: [integration],
          exclude,
          globalSetup: ["scripts/testing/global-setup.ts"],
          setupFiles: ["scripts/testing/fresh-database.ts"],
          pool: "forks",
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
