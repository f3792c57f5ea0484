import { expect, test } from "vitest";
import { whyNotBoot } from "./why-not-boot";

const production = { NODE_ENV: "production" } as const;
const keys = { INNGEST_SIGNING_KEY: "signkey-prod-1", INNGEST_EVENT_KEY: "event-key" };
const url = { INNGEST_BASE_URL: "https://inngest.example.com" };

test("production does not start with dev mode on, which takes unsigned calls", () => {
  expect(whyNotBoot({ ...production, INNGEST_DEV: "1" })).toContain("INNGEST_DEV");
  expect(whyNotBoot({ ...production, ...url, ...keys, INNGEST_DEV: "http://localhost:8288" })).toContain("INNGEST_DEV");
});

test("production does not start on a real server without both keys", () => {
  expect(whyNotBoot({ ...production, ...url })).toContain("INNGEST_SIGNING_KEY");
  expect(whyNotBoot({ ...production, ...url, INNGEST_SIGNING_KEY: "signkey-prod-1" })).toContain("INNGEST_EVENT_KEY");
});

test("the embedded engine, a real server with its keys, and development start", () => {
  expect(whyNotBoot(production)).toBeNull();
  expect(whyNotBoot({ ...production, INNGEST_DEV: "false" })).toBeNull();
  expect(whyNotBoot({ ...production, ...url, ...keys })).toBeNull();
  expect(whyNotBoot({ NODE_ENV: "development", INNGEST_DEV: "1" })).toBeNull();
});
