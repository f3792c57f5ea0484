import fs from "node:fs";
import { z } from "zod";
import { recompute } from "../../server/core/results/recompute";
import { resultsFileSchema } from "../../server/core/results/results-file";

const [file = "", version = ""] = process.argv.slice(2);
const parsed = resultsFileSchema.safeParse(readJson(file));
if (!parsed.success) {
  console.error(`${file} cannot be read as results:\n${z.prettifyError(parsed.error)}`);
  process.exit(2);
}
const { experiment, codeVersion, rows, results } = parsed.data;
console.log(`${experiment.name}: ${results.verdict.sentence}`);
console.log(`launched with ${rows.manifest.codeVersion}, exported with ${codeVersion}, computed anew with ${version}`);
const parts = recompute(parsed.data);
const different = parts.filter(({ isSame }) => !isSame).map(({ part }) => part);
if (different.length === 0) console.log(`All ${parts.length} parts of the results are the same, byte by byte.`);
else {
  const why =
    codeVersion === version
      ? "The file was changed after it was written, or computed with another Node.js."
      : "Other code wrote this file.";
  console.log(`${different.length} of ${parts.length} parts differ: ${different.join(", ")}. ${why}`);
}
process.exit(different.length === 0 ? 0 : 1);

function readJson(path: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(path, "utf8"));
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}
