import type { Role } from "./permissions";

/** Who acts, bound to one workspace. */
export type Actor =
  | { kind: "member"; workspaceId: string; userId: string; role: Role }
  | { kind: "system"; workspaceId: string; job: string };

export const actorId = (actor: Actor): string => (actor.kind === "member" ? actor.userId : actor.job);

export const systemActor = (workspaceId: string, job: string): Actor => ({ kind: "system", workspaceId, job });
