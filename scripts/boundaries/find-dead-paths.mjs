// Every `code span` of the papers that looks like a path of this repository has to exist.
import fs from "node:fs";
import path from "node:path";

const TOP = ["app", "components", "server", "inngest", "prisma", "e2e", "scripts", "docs", "public", ".ci"];
const PAPERS = ["app", "components", "server", "inngest", "prisma", "e2e", "scripts", "docs"];

function listPapers(root) {
  const nested = PAPERS.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => `${folder}/${file}`)
      .filter((file) => (folder === "docs" ? file.endsWith(".md") : file.endsWith("/README.md"))),
  );
  return ["README.md", ...nested].filter((file) => fs.existsSync(path.join(root, file)));
}

/** @returns {string[]} one sentence per path that is not there. */
export function findDeadPaths(root) {
  return listPapers(root).flatMap((paper) => {
    const text = fs.readFileSync(path.join(root, paper), "utf8").replace(/^```[\s\S]*?^```/gm, "");
    const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span]) => span);
    const claimed = spans.filter((span) => TOP.some((folder) => span.startsWith(`${folder}/`)));
    return claimed.filter((span) => !exists(root, span)).map((span) => `${paper}: names ${span}, which does not exist`);
  });
}

/** Line numbers are cut off; from the first wildcard or placeholder on, only the folder before it is checked. */
function exists(root, span) {
  const plain = span.replace(/:\d+(-\d+)?$/, "").replace(/#.*$/, "");
  const fixed = plain.search(/[*<{]|\.\.\./);
  const target = fixed < 0 ? plain : plain.slice(0, plain.lastIndexOf("/", fixed));
  return ["", ".ts", ".tsx", ".mjs"].some((suffix) => fs.existsSync(path.join(root, `${target}${suffix}`)));
}
