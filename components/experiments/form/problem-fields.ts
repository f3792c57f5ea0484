import type { FieldError } from "@/server/core/errors";

export const sectionKeys = ["measures", "plan", "guardrails", "budget", "settings", "about"] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** The form's own path of what the server complained about. */
export function fieldPathOf(path: string): string {
  if (path === "plan.primary") return "evaluators.0";
  const [, index, rest] = /^evaluators\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined || rest === undefined) return path;
  return /^(config|rubric|name|modelId|key)(\.|$)/.test(rest) ? path : `evaluators.${index}.config.${rest}`;
}

/** The collapsed section that holds a field; null for one of the three that are always in view. */
export function sectionOf(path: string): SectionKey | null {
  if (/^evaluators\.[1-9]/.test(path)) return "measures";
  if (path.startsWith("plan.guardrails")) return "guardrails";
  if (path === "budgetMicroUsd") return "budget";
  if (path.startsWith("plan.") && path !== "plan.primary") return "plan";
  if (/^variants\.\d+\.(settings|name)/.test(path)) return "settings";
  return path === "name" || path === "hypothesis" ? "about" : null;
}

/** Every field in fault, by path, from the nested errors of the form. */
export function errorPaths(errors: object, prefix = ""): FieldError[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    if (typeof value !== "object" || value === null || key === "ref") return [];
    const path = prefix ? `${prefix}.${key}` : key;
    const own = typeof value.message === "string" ? [{ path, message: value.message }] : [];
    return [...own, ...errorPaths(value, path)];
  });
}

/** The path, then its parents: the first that is on the page is where the reader is led. */
export function pathAndParents(path: string): string[] {
  const parts = path.split(".");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
}
