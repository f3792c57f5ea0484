import { open, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type DocSlug, docPages } from "@/components/docs/doc-pages";
import type { PictureSizes } from "@/components/docs/doc-text";

export interface Doc {
  slug: DocSlug;
  title: string;
  markdown: string;
  pictures: PictureSizes;
}

const folder = path.join(process.cwd(), "docs");
const picture = /^[a-z0-9-]+\.png$/;
const read = new Map<DocSlug, { changed: number; doc: Doc }>();
let sizes: Promise<PictureSizes> | null = null;

/** A page of the documentation by its path; null when there is none. Read again only when its file has changed. */
export async function readDoc(parts: string[]): Promise<Doc | null> {
  const page = docPages.find(({ slug }) => slug === parts.join("/"));
  if (!page) return null;
  const file = path.join(folder, `${page.slug}.md`);
  const { mtimeMs } = await stat(file);
  const known = read.get(page.slug);
  if (known?.changed === mtimeMs) return known.doc;
  sizes ??= pictureSizes().catch((error: unknown) => {
    sizes = null;
    throw error;
  });
  const doc = { slug: page.slug, title: page.title, markdown: await readFile(file, "utf8"), pictures: await sizes };
  read.set(page.slug, { changed: mtimeMs, doc });
  return doc;
}

/** A picture of the documentation; null when there is none of that name. */
export async function readPicture(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!picture.test(name)) return null;
  try {
    return new Uint8Array(await readFile(path.join(folder, "images", name)));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function pictureSizes(): Promise<PictureSizes> {
  const names = (await readdir(path.join(folder, "images"))).filter((name) => picture.test(name));
  return new Map(await Promise.all(names.map(async (name) => [name, await pictureSize(name)] as const)));
}

/** A PNG says its size in bytes 16 to 23. */
async function pictureSize(name: string): Promise<{ width: number; height: number }> {
  const file = await open(path.join(folder, "images", name));
  try {
    const { buffer } = await file.read(Buffer.alloc(24), 0, 24, 0);
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  } finally {
    await file.close();
  }
}
