/** Who may do what. The server decides by this table and the pages read the same one. */
export const roles = ["owner", "admin", "experimenter", "analyst", "reviewer", "viewer", "service"] as const;
export type Role = (typeof roles)[number];

const readers: Role[] = ["owner", "admin", "experimenter", "analyst", "viewer", "service"];
const makers: Role[] = ["owner", "admin", "experimenter", "service"];
const admins: Role[] = ["owner", "admin"];

const table = {
  "workspace:read": [...roles],
  "workspace:write": ["owner"],
  "members:read": ["owner", "admin", "experimenter", "analyst", "viewer"],
  "members:write": admins,
  "connections:read": readers,
  "connections:write": admins,
  "budgets:write": admins,
  "webhooks:write": admins,
  "keys:write": ["owner", "admin", "experimenter"],
  "datasets:read": readers,
  "datasets:write": makers,
  "prompts:read": readers,
  "prompts:write": makers,
  "experiments:read": readers,
  "experiments:write": makers,
  "results:read": readers,
  "exports:read": ["owner", "admin", "experimenter", "analyst", "service"],
  "ratings:write": ["owner", "admin", "experimenter", "reviewer"],
  "decisions:write": ["owner", "admin", "reviewer"],
  "audit:read": admins,
  "engine:read": admins,
  "engine:write": admins,
  /** Steps of durable jobs: no person and no key holds it. */
  "system:write": [],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];

export function isAllowed(role: Role, permission: Permission): boolean {
  const holders: readonly Role[] = table[permission];
  return holders.includes(role);
}
