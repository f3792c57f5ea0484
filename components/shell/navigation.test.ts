import { expect, it } from "vitest";
import type { Role } from "@/server/core/access/permissions";
import { currentNavItem, mainNavigation } from "./navigation";

const items = mainNavigation("acme", "owner");

it.each([
  ["/acme", "Overview"],
  ["/acme/experiments", "Experiments"],
  ["/acme/experiments/new", "Experiments"],
  ["/acme/datasets/1/samples", "Datasets"],
  ["/acme/experiments-old", undefined],
  ["/acme/settings/engine", "Settings"],
  ["/acme/reports", undefined],
])("marks for %s %s as the current noun", (pathname, label) => {
  expect(currentNavItem(items, pathname)?.label).toBe(label);
});

it("shows the settings to those who may see one of their pages, and the nouns to all", () => {
  const labels = (role: Role) => mainNavigation("acme", role).map((item) => item.label);
  expect(labels("admin")).toEqual(items.map((item) => item.label));
  expect(labels("viewer")).toEqual(labels("admin"));
  expect(labels("reviewer")).toEqual(labels("admin").filter((label) => label !== "Settings"));
});

it("gives every noun its own shortcut", () => {
  expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
});
