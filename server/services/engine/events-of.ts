import type { Actor } from "@/server/core/access/actor";

/** Every event of the product names its workspace: runs of others, and those of schedules, do not match. */
export const eventsOf = ({ workspaceId }: Actor) => ({ path: ["workspaceId"], value: workspaceId });
