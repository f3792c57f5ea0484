import { expect, it } from "vitest";
import { currentNavItem, mainNavigation } from "./navigation";

const items = mainNavigation("acme");

it.each([
  ["/acme", "Overview"],
  ["/acme/experiments", "Experiments"],
  ["/acme/experiments/new", "Experiments"],
  ["/acme/datasets/1/samples", "Datasets"],
  ["/acme/experiments-old", undefined],
  ["/acme/settings", undefined],
])("marks for %s %s as the current noun", (pathname, label) => {
  expect(currentNavItem(items, pathname)?.label).toBe(label);
});

it("gives every noun its own shortcut", () => {
  expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
});
