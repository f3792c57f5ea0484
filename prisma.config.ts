import path from "node:path";
import { defineConfig } from "prisma/config";

// One engine everywhere: the WebAssembly build from npm behind a stand-in executable, so that every Prisma command
// works without downloading a binary. ASSAY_NATIVE_PRISMA=1 goes back to the downloaded one.
if (process.env.ASSAY_NATIVE_PRISMA !== "1") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");
}

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? "", shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL },
});
