// The addresses of the embedded server, from what its supervisor keeps in the data folder.
import { createHmac } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Derived one way: who knows the app role's password cannot tell the superuser's. */
export function passwordOf(user, superuserPassword) {
  if (user === "postgres") return superuserPassword;
  return createHmac("sha256", superuserPassword).update(user).digest("base64url");
}

export function urlOf({ user, database, port, superuserPassword }) {
  return `postgresql://${user}:${passwordOf(user, superuserPassword)}@127.0.0.1:${port}/${database}`;
}

/** @returns the owner's address of the embedded database, or undefined when none was ever started there. */
export function embeddedOwnerUrl(dataDir) {
  const file = path.join(dataDir, "postgres.json");
  if (!fs.existsSync(file)) return undefined;
  const { port, password } = JSON.parse(fs.readFileSync(file, "utf8"));
  return urlOf({ user: "assay_owner", database: "assay", port, superuserPassword: password });
}
