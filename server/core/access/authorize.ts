import { AppError } from "../errors";
import type { Actor } from "./actor";
import { isAllowed, type Permission } from "./permissions";

/** Deny by default: a job may do everything inside its workspace, a person what the role allows. */
export function authorize(actor: Actor, permission: Permission): void {
  if (actor.kind === "system") return;
  if (!isAllowed(actor.role, permission)) {
    throw new AppError(
      "forbidden",
      `Your role (${actor.role}) does not allow this (${permission}). Ask an owner or admin of the workspace.`,
    );
  }
}
