import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  "server-only": path.resolve(import.meta.dirname, "scripts/lib/empty.mjs"),
};
const exclude = [...configDefaults.exclude, "e2e/**", ".next/**", ".data/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...exclude, "**/*.int.test.ts"] },
      },
    ],
  },
});
