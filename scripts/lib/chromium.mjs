// A browser for the end-to-end tests: one that is there, else one that is installed for them.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { isRoot } from "./postgres-files.mjs";
import { run, step } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/usr/lib/chromium/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @returns {string | undefined} a browser that really starts; some systems have stubs that only tell how to install one. */
export function findChromium(root) {
  if (process.env.CHROMIUM_PATH) {
    if (starts(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    throw new Failure(`CHROMIUM_PATH (${process.env.CHROMIUM_PATH}) does not start.`, "Mend it, or leave it out.");
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...inPath, ...ELSEWHERE, playwrightsOwn(root)].find((file) => file && starts(file));
}

function starts(file) {
  return spawnSync(file, ["--version", "--no-sandbox"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function playwrightsOwn(root) {
  return createRequire(path.join(root, "package.json"))("@playwright/test").chromium.executablePath();
}

/** Finds a browser or installs one. @throws Failure that says how to get one. */
export async function provideChromium({ root, logs }) {
  const found = findChromium(root);
  if (found) return found;
  const attempts = [
    ["playwright-install.log", process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]],
  ];
  if (isRoot) {
    attempts.push(
      ["apt-update.log", "apt-get", ["update"]],
      ["apt-install.log", "apt-get", ["install", "-y", "--no-install-recommends", "chromium"]],
    );
  }
  return step({ done: (file) => `Chromium installed (${file})`, hint: "installing Chromium" }, async () => {
    for (const [log, command, args] of attempts) {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      const what = `${command} ${args.join(" ")}`;
      await run(command, args, { cwd: root, env, log: path.join(logs, log), what, remedy: "", limitMs: 300_000 }).catch(
        () => {},
      );
      const installed = findChromium(root);
      if (installed) return installed;
    }
    throw new Failure(
      "No Chromium was found for the end-to-end tests, and none could be installed.",
      "Install one (on Debian as root: apt-get install chromium), or set CHROMIUM_PATH to the one you have.",
    );
  });
}
