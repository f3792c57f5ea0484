import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../scripts/lib/chromium.mjs";

const root = path.resolve(import.meta.dirname, "..");
const port = process.env.E2E_PORT ?? "3210";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    locale: "en-US",
    timezoneId: "UTC",
    launchOptions: {
      executablePath: findChromium(root),
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
    },
  },
  // The first visit can be seen only once, so it comes before everything else.
  projects: [
    { name: "first visit", testMatch: "first-visit-*.spec.ts" },
    { name: "stories", testMatch: "**/*.spec.ts", testIgnore: "first-visit-*.spec.ts", dependencies: ["first visit"] },
  ],
  webServer: {
    // `exec` leaves no shell between, so that the server sees when this process is gone.
    command: `exec node scripts/testing/serve-e2e.mjs ${port}`,
    cwd: root,
    url: `http://localhost:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
