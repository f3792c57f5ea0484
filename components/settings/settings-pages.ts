import { isAllowed, type Permission, type Role } from "@/server/core/access/permissions";
import type { HelpTopic } from "../ui/help-topics";

interface SettingsPage {
  path: string;
  label: string;
  help: HelpTopic;
  needs: Permission;
}

/** The pages of the settings that exist. A page is added here with its route, never before. */
const pages: SettingsPage[] = [
  { path: "/settings/budgets", label: "Budgets and spend", help: "budgets", needs: "results:read" },
  { path: "/settings/engine", label: "Durable work", help: "durableWork", needs: "engine:read" },
];

export const settingsPagesOf = (role: Role): SettingsPage[] => pages.filter(({ needs }) => isAllowed(role, needs));
