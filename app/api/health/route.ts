import { client } from "@/server/db/client";

export const dynamic = "force-dynamic";

/** Ready means: the process answers and the database does too. */
export async function GET() {
  try {
    await client().$queryRaw`select 1`;
    return Response.json({ status: "ok" });
  } catch {
    return Response.json(
      { status: "unavailable", message: "The database does not answer." },
      { status: 503, headers: { "retry-after": "5" } },
    );
  }
}
