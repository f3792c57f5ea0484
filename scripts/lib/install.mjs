import fs from "node:fs";
import path from "node:path";
import { run, step } from "./steps.mjs";

/** Installs what package-lock.json names, unless node_modules holds just that. */
export async function install({ root, logs }) {
  if (isInstalled(root)) return;
  // --include=dev: the build needs the tools even when NODE_ENV=production is inherited.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline"];
  const hint = "installing dependencies; the first time takes one or two minutes";
  await step({ done: "Dependencies installed", hint }, () =>
    run("npm", args, {
      cwd: root,
      log: path.join(logs, "npm-ci.log"),
      what: "Installing the dependencies (npm ci)",
      remedy: "Mend what npm names above, then start again.",
    }),
  );
}

/** npm leaves a lock file of its own inside node_modules, last of all: it tells what really was installed. */
export function isInstalled(root) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(path.join(root, "node_modules/.package-lock.json"));
  if (!wanted || !present) return false;
  const isWanted = ([name, { version, integrity }]) =>
    wanted[name]?.version === version && wanted[name]?.integrity === integrity;
  const isPresent = ([name, { optional, devOptional, peer }]) =>
    name === "" || optional || devOptional || peer || present[name];
  // An install that was killed while it cleared the folder leaves that lock file over missing packages.
  const isThere = ([name]) => fs.existsSync(path.join(root, name, "package.json"));
  return (
    [isWanted, isThere].every((holds) => Object.entries(present).every(holds)) &&
    Object.entries(wanted).every(isPresent)
  );
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
