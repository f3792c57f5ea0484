import { z } from "zod";

export const emailInput = z
  .email({ error: "Enter an e-mail address such as ada@example.com." })
  .max(254)
  .transform((v) => v.toLowerCase());

export const passwordInput = z
  .string()
  .min(12, { error: "Use at least 12 characters." })
  .max(128, { error: "Use at most 128 characters." });

/** First path segments that are pages of their own. */
const reservedSlugs = new Set(["api", "setup", "login", "invite", "reset", "mfa", "docs", "_next", "static"]);

export const ownerInput = z.object({
  name: z.string().trim().min(1, { error: "Enter your name." }).max(80),
  email: emailInput,
  password: passwordInput,
  workspaceName: z.string().trim().min(1, { error: "Name the workspace." }).max(80),
});

/** The address of a workspace, made from its name. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return slug.length < 2 || reservedSlugs.has(slug) ? `workspace-${slug || "1"}` : slug;
}
