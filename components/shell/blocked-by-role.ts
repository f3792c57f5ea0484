import { isAllowed, type Permission, type Role } from "@/server/core/access/permissions";

const nouns: Partial<Record<Permission, string>> = {
  "connections:write": "connections and models",
  "datasets:write": "datasets",
  "prompts:write": "prompts",
  "experiments:write": "experiments",
  "engine:write": "durable work",
};

/** Why a person in this role cannot use a control that needs all these permissions; null when they can. */
export function blockedByRole(role: Role, ...needed: Permission[]): string | null {
  const missing = needed.find((permission) => !isAllowed(role, permission));
  if (!missing) return null;
  const article = /^[aeo]/.test(role) ? "an" : "a";
  return `As ${article} ${role} you cannot change ${nouns[missing] ?? "this"}. Ask an owner or admin of the workspace.`;
}
