import path from "node:path";
import { defineConfig } from "prisma/config";
import { embeddedOwnerUrl } from "./scripts/lib/postgres-url.mjs";

// One engine everywhere: the WebAssembly build from npm behind a stand-in executable, so that every Prisma command
// works without downloading a binary. ASSAY_NATIVE_PRISMA=1 goes back to the downloaded one.
if (process.env.ASSAY_NATIVE_PRISMA !== "1") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");
}

// Without an address: the embedded server of `npm start`, which has to run for commands that need a database.
const dataDir = path.resolve(import.meta.dirname, process.env.ASSAY_DATA_DIR || ".data/main");

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: {
    url: process.env.DATABASE_OWNER_URL || embeddedOwnerUrl(dataDir) || "",
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
});
