"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Permission, Role } from "@/server/core/access/permissions";
import { blockedByRole } from "./blocked-by-role";

const RoleContext = createContext<Role>("viewer");

/** The role of the signed-in person in this workspace. The server decides; this only spares a refusal. */
export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

export const useRole = (): Role => useContext(RoleContext);

/** For `blockedBecause`: why this person cannot use a control that needs all these permissions; null when they can. */
export function useBlocked(...needed: Permission[]): string | null {
  return blockedByRole(useContext(RoleContext), ...needed);
}
