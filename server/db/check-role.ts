import { client } from "./client";

/**
 * Row-level security does not bind a superuser, a role with BYPASSRLS or a table's owner: the app refuses to run as one.
 * Returns the reason, or null when the role is fit.
 */
export async function whyNotServeAs(): Promise<string | null> {
  const [role] = await client().$queryRaw<{ name: string; super: boolean; bypass: boolean; owns: boolean }[]>`
    select rolname as name, rolsuper as super, rolbypassrls as bypass,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname in ('public', 'engine') and c.relkind = 'r'
                and pg_has_role(current_user, c.relowner, 'member')) as owns
    from pg_roles where rolname = current_user`;
  if (!role) return "The database role is unknown.";
  const remedy = "Give DATABASE_URL a role that only has SELECT, INSERT, UPDATE and DELETE (docs/operate/database.md).";
  if (role.super)
    return `The database role ${role.name} is a superuser, so workspaces would not be kept apart. ${remedy}`;
  if (role.bypass)
    return `The database role ${role.name} has BYPASSRLS, so workspaces would not be kept apart. ${remedy}`;
  if (role.owns)
    return `The database role ${role.name} owns Assay's tables, so workspaces would not be kept apart. ${remedy}`;
  return null;
}
