// `npm run check` calls this: imports against the table in boundaries/rules.mjs, paths in papers, lengths of files.
import path from "node:path";
import { findDeadPaths } from "./boundaries/find-dead-paths.mjs";
import { findLongFiles } from "./boundaries/find-long-files.mjs";
import { findViolations } from "./boundaries/find-violations.mjs";
import { FLOOR } from "./boundaries/rules.mjs";
import { scan } from "./boundaries/scan.mjs";

/** @returns {Promise<{ problems: string[], modules: number, imports: number }>} */
export async function checkBoundaries(root, floor = FLOOR) {
  const seen = await scan(root);
  const counts = { modules: seen.modules.length, imports: seen.edges.length };
  const problems = [
    ...tooLittle(counts, seen.files.length, floor),
    ...findViolations(seen),
    ...findDeadPaths(root),
    ...findLongFiles(root),
  ];
  return { problems: [...new Set(problems)], ...counts };
}

function tooLittle({ modules, imports }, files, floor) {
  const wanted = Math.max(floor.modules, Math.ceil(files * floor.shareOfFiles));
  if (modules < wanted) return [`The check saw ${modules} modules, fewer than ${wanted}: it does not read the code.`];
  if (imports < modules * floor.importsPerModule) {
    return [`The check saw ${imports} imports in ${modules} modules: it does not read them.`];
  }
  return [];
}

if (process.argv[1] === import.meta.filename) {
  const { problems, modules, imports } = await checkBoundaries(path.resolve(import.meta.dirname, ".."));
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules, ${imports} imports, ${problems.length} problems`);
  process.exitCode = problems.length ? 1 : 0;
}
