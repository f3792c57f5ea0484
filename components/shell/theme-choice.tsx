"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu, MenuChoice } from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";

const options = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];

/** The choice inside a menu. */
export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoice label="Theme" value={theme} onValueChange={setTheme} options={options} />;
}

/** The choice behind its own button. Both icons are in the page and CSS shows one: the server cannot know the theme. */
export function ThemeMenu() {
  const icon = (
    <>
      <Sun className="dark:hidden" />
      <Moon className="hidden dark:block" />
    </>
  );
  return (
    <Menu trigger={<IconButton label="Theme" icon={icon} />}>
      <ThemeChoice />
    </Menu>
  );
}
