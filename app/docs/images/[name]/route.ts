import { readPicture } from "../../read-docs";

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  const bytes = await readPicture((await params).name);
  if (!bytes) return new Response("There is no such picture.", { status: 404 });
  return new Response(bytes, { headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=3600" } });
}
