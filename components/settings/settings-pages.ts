import { isAllowed, type Permission, type Role } from "@/server/core/access/permissions";

interface SettingsPage {
  path: string;
  label: string;
  needs: Permission;
}

/** The pages of the settings that exist. A page is added here with its route, never before. */
const pages: SettingsPage[] = [
  { path: "/settings/budgets", label: "Budgets and spend", needs: "results:read" },
  { path: "/settings/engine", label: "Durable work", needs: "engine:read" },
];

export const settingsPagesOf = (role: Role): SettingsPage[] => pages.filter(({ needs }) => isAllowed(role, needs));
