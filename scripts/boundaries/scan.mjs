// Reads every module's imports with esbuild, which drops exactly the imports that leave no trace at run time. A second
// pass over the same text with `import type` made ordinary shows the type imports. TypeScript 7 has no API to ask.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

export const CODE_FOLDERS = ["app", "components", "server", "inngest", "prisma", "e2e"];
const ROOT_FILES = ["instrumentation.ts", "proxy.ts"];
const GENERATED = "server/db/generated";
const SUFFIXES = ["", ".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css", "/index.ts", "/index.tsx"];

export function listCode(root) {
  const inFolders = CODE_FOLDERS.flatMap((folder) =>
    fs.existsSync(path.join(root, folder))
      ? fs
          .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
          .map((file) => `${folder}/${file}`)
      : [],
  );
  const files = [...inFolders, ...ROOT_FILES.filter((file) => fs.existsSync(path.join(root, file)))];
  return files
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !/\.d\.ts$/.test(file) && !file.startsWith(GENERATED))
    .sort();
}

/**
 * @typedef {{ from: string, to: string, package?: string, isType: boolean }} Edge `to` is a path from the root, or ""
 * @returns {Promise<{ files: string[], modules: string[], edges: Edge[], code: Map<string, string> }>}
 */
export async function scan(root) {
  const files = listCode(root);
  const [values, all] = await Promise.all([pass(root, files, (text) => text), pass(root, files, typesAsValues)]);
  const key = (edge) => `${edge.from} ${edge.to} ${edge.package ?? ""}`;
  const known = new Set(values.edges.map(key));
  const types = all.edges.filter((edge) => !known.has(key(edge))).map((edge) => ({ ...edge, isType: true }));
  return { files, modules: values.modules, edges: [...values.edges, ...types], code: values.code };
}

function typesAsValues(text) {
  const inline = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].map(
    ([, target]) => `import ${JSON.stringify(target)};`,
  );
  const statements = text
    .replace(/\bimport\s+type\s+(?!from\s*["'])(?=[\w$*{])/g, "import ")
    .replace(/\bexport\s+type\s*(?=\*|\{[^}]*\}\s*from\b)/g, "export ");
  return `${statements}\n${inline.join("\n")}`;
}

async function pass(root, files, rewrite) {
  const isWhole = rewrite === typesAsValues;
  const result = await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: "never-written",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
    charset: "utf8",
    treeShaking: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: isWhole } },
    plugins: [reader(root, rewrite)],
  });
  const edges = Object.entries(result.metafile.inputs).flatMap(([from, { imports }]) =>
    imports.map(({ path: target }) => ({ from, isType: false, ...JSON.parse(target) })),
  );
  const code = new Map();
  for (const output of Object.entries(result.metafile.outputs)) {
    const [file, { entryPoint }] = output;
    const found = result.outputFiles.find((candidate) => candidate.path === path.join(root, file));
    if (entryPoint && found) code.set(entryPoint, found.text);
  }
  return { modules: Object.keys(result.metafile.inputs), edges: edges.filter((edge) => edge.to !== edge.from), code };
}

/** Gives esbuild our own text and keeps every import outside, its target written down as JSON. */
function reader(root, rewrite) {
  return {
    name: "reader",
    setup(hooks) {
      hooks.onResolve({ filter: /.*/ }, ({ path: target, importer, kind }) => {
        if (kind === "entry-point") return { path: path.join(root, target) };
        // The JSX runtime is esbuild's own addition, and harmless where it was written by hand.
        if (/^react\/jsx-/.test(target)) return { path: JSON.stringify({ to: "", package: target }), external: true };
        return { path: JSON.stringify(locate(root, importer, target)), external: true };
      });
      hooks.onLoad({ filter: /.*/ }, async ({ path: file }) => ({
        contents: rewrite(await fs.promises.readFile(file, "utf8")),
        loader: path.extname(file).slice(1).replace(/^[cm]/, ""),
      }));
    },
  };
}

function locate(root, importer, target) {
  const isInside = /^\.{1,2}(\/|$)/.test(target) || target.startsWith("@/");
  if (!isInside) return { to: "", package: target };
  const base = target.startsWith("@/")
    ? target.slice(2)
    : path.relative(root, path.resolve(path.dirname(importer), target));
  if (base.startsWith(GENERATED)) return { to: `${GENERATED}/client.ts` };
  const found = SUFFIXES.map((suffix) => `${base}${suffix}`).find((file) =>
    fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile(),
  );
  return { to: found ?? `missing:${base}` };
}
