import { describe, expect, it } from "vitest";
import { experimentStatuses } from "@/server/core/experiment/status";
import { statusesOf, statusGroups } from "./status-groups";

describe("the groups of the status filter", () => {
  it("hold every status exactly once", () => {
    expect(statusesOf(statusGroups).sort()).toEqual([...experimentStatuses].sort());
  });

  it("take what waits for its turn for running, and what stopped early for finished", () => {
    expect(statusesOf(["running", "completed"])).toEqual(["queued", "running", "completed", "stopped"]);
    expect(statusesOf([])).toEqual([]);
  });
});
