// Whether the roles of DATABASE_URL and DATABASE_OWNER_URL fit: the app role must be one that row-level security binds.
import pg from "pg";
import { Failure } from "./failure.mjs";

const OLDEST = 15;
const FACTS = `
  SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses, d.datdba = r.oid AS owns_database,
    EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace) AS owns_tables,
    EXISTS (SELECT FROM pg_roles a WHERE a.rolname = 'assay_app' AND pg_has_role(r.oid, a.oid, 'USAGE')) AS is_app,
    has_schema_privilege('public', 'CREATE') AS may_create,
    current_setting('server_version_num')::int / 10000 AS version
  FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`;

export async function checkExternalRoles({ appUrl, ownerUrl }) {
  const app = await ask("DATABASE_URL", appUrl);
  if (app.version < OLDEST) {
    throw new Failure(`The server of DATABASE_URL is PostgreSQL ${app.version}.`, `Assay needs ${OLDEST} or newer.`);
  }
  const objection = whyNotApp(app);
  if (objection)
    throw new Failure(`DATABASE_URL signs in as "${app.role}", which ${objection}.`, howToMakeRoles(appUrl));
  if (!ownerUrl) {
    throw new Failure(
      "DATABASE_URL is good, but DATABASE_OWNER_URL is missing: tables are made by a second role, which owns them.",
      howToMakeRoles(appUrl),
    );
  }
  const owner = await ask("DATABASE_OWNER_URL", ownerUrl);
  if (!owner.may_create) {
    throw new Failure(
      `DATABASE_OWNER_URL signs in as "${owner.role}", which may not create tables.`,
      howToMakeRoles(appUrl),
    );
  }
}

function whyNotApp(facts) {
  if (facts.superuser) return "is a superuser, so that row-level security would not keep workspaces apart";
  if (facts.bypasses) return "has BYPASSRLS, so that row-level security would not keep workspaces apart";
  if (facts.owns_tables || facts.owns_database) {
    return "owns the database or its tables, so that row-level security would not keep workspaces apart";
  }
  if (!facts.is_app) return 'is neither the role "assay_app" nor a member of it, to which the tables are granted';
  return undefined;
}

function howToMakeRoles(appUrl) {
  const { host, pathname } = new URL(appUrl);
  const database = decodeURIComponent(pathname.slice(1));
  return `
Make the two roles once, signed in to the database "${database}" as its administrator, with passwords of your own:

    CREATE ROLE assay_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'first-password';
    CREATE ROLE assay_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'second-password';
    GRANT assay_owner TO CURRENT_USER;
    ALTER DATABASE ${pg.escapeIdentifier(database)} OWNER TO assay_owner;

Then start Assay with both (leave out a CREATE ROLE for a role that exists):

    DATABASE_OWNER_URL=postgresql://assay_owner:first-password@${host}${pathname}
    DATABASE_URL=postgresql://assay_app:second-password@${host}${pathname}`;
}

async function ask(name, url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query(FACTS);
    return rows[0];
  } catch (error) {
    throw explain(name, url, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function explain(name, url, error) {
  const { username, pathname } = new URL(url);
  const user = decodeURIComponent(username) || "(none)";
  const database = decodeURIComponent(pathname.slice(1));
  if (error.code === "28P01" || /password must be a string|SASL/.test(error.message)) {
    return new Failure(
      `The server refused the user "${user}" of ${name}: wrong or missing password.`,
      `Mend the password in ${name}, or set it there with: ALTER ROLE ${pg.escapeIdentifier(user)} PASSWORD '...'.`,
    );
  }
  if (error.code === "3D000") {
    return new Failure(
      `The server of ${name} has no database "${database}".`,
      `Make it with: CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER assay_owner; or mend the name.`,
    );
  }
  if (error.code === "28000") {
    return new Failure(
      `The server refused the user "${user}" of ${name}: ${error.message}.`,
      "Mend the user name or the server's pg_hba.conf; where it asks for encryption add ?sslmode=require.",
    );
  }
  return new Failure(`${name} cannot be used: ${error.message}.`, "Mend the address or the server, then start again.");
}
