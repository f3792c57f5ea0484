// `npm run check`: format, lint, types, boundaries, paths in papers, lengths. Needs no database and no browser.
import path from "node:path";
import { generate } from "./lib/build.mjs";
import { root } from "./lib/options.mjs";
import { STATIC_CHECKS } from "./lib/static-checks.mjs";
import { runTask } from "./lib/task.mjs";

const logs = path.join(root, ".data/logs");
await generate({ root, logs });
const verdicts = await Promise.all(STATIC_CHECKS.map((task) => runTask(task, { root, logs })));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
