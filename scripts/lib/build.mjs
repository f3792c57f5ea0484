import fs from "node:fs";
import path from "node:path";
import { hashOf, isStamped, writeStamp } from "./stamps.mjs";
import { run, step } from "./steps.mjs";

const SCHEMA = ["prisma/schema", "package-lock.json"];
const CONFIGS = ["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "instrumentation.ts", "proxy.ts"];
const SOURCES = ["app", "components", "server", "inngest", "public", ...CONFIGS, ...SCHEMA];
const REPORT = "This is a fault of the code: mend what is named above, or report it.";

const quiet = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

/** The database client, from prisma/schema. */
export async function generate({ root, logs }) {
  const stamp = path.join(root, "server/db/generated/.stamp");
  const key = hashOf(root, SCHEMA);
  if (isStamped(stamp, key)) return;
  await step({ done: "Database client generated" }, () =>
    run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
      cwd: root,
      env: { ...process.env, ...quiet },
      log: path.join(logs, "prisma-generate.log"),
      what: "Generating the database client",
      remedy: REPORT,
    }),
  );
  writeStamp(stamp, key);
}

/** The server that `npm start` runs: .next/standalone with its static files. */
export async function build({ root, logs }) {
  const standalone = path.join(root, ".next/standalone");
  const stamp = path.join(root, ".next/standalone.stamp");
  const sources = hashOf(root, SOURCES);
  // With the build's id, so that a `next build` by hand, which copies no static files, is not taken for ours.
  const key = () => `${sources} ${readIfThere(path.join(standalone, ".next/BUILD_ID"))}`;
  if (isStamped(stamp, key())) return copyDocs(root, standalone);
  await step({ done: "Application built", hint: "building; this takes about half a minute" }, async () => {
    fs.rmSync(stamp, { force: true });
    fs.rmSync(standalone, { recursive: true, force: true });
    await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      cwd: root,
      env: { ...process.env, ...quiet, NODE_ENV: "production" },
      log: path.join(logs, "next-build.log"),
      what: "Building the application (next build)",
      remedy: REPORT,
    });
    for (const folder of [".next/static", "public"]) {
      const from = path.join(root, folder);
      if (fs.existsSync(from)) fs.cpSync(from, path.join(standalone, folder), { recursive: true });
    }
    copyDocs(root, standalone);
    writeStamp(stamp, key());
  });
}

/** The pages under /docs read their text when asked; a changed sentence needs no build. */
function copyDocs(root, standalone) {
  fs.cpSync(path.join(root, "docs"), path.join(standalone, "docs"), { recursive: true });
}

/** The worker's one file: the same code without pages; packages stay where they are. */
export function buildWorker(place) {
  return bundle(place, { name: "worker", entry: "server/run-worker.ts", sources: ["server", "inngest"] });
}

/** The file that computes results in a thread of its own; each content has its name, since a server reads it again and again. */
export function buildStatistics(place) {
  const [entry, sources] = ["server/core/results/computations.ts", ["server/core"]];
  return bundle(place, { name: "statistics", entry, sources, isNamedByContent: true });
}

async function bundle({ root, logs }, { name, entry, sources, isNamedByContent = false }) {
  const key = hashOf(root, [...sources, "tsconfig.json", ...SCHEMA]);
  const outfile = path.join(root, `.data/worker/${name}${isNamedByContent ? `-${key.slice(0, 12)}` : ""}.mjs`);
  const stamp = `${outfile}.stamp`;
  if (isStamped(stamp, key)) return outfile;
  const options = ["--bundle", "--platform=node", "--format=esm", "--packages=external", `--outfile=${outfile}`];
  const title = `${name[0].toUpperCase()}${name.slice(1)}`;
  await step({ done: `${title} built` }, () =>
    run(process.execPath, ["node_modules/esbuild/bin/esbuild", entry, ...options], {
      cwd: root,
      log: path.join(logs, `${name}-build.log`),
      what: `Building the ${name}`,
      remedy: REPORT,
    }),
  );
  writeStamp(stamp, key);
  return outfile;
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}
