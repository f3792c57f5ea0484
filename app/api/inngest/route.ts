import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest, isEmbedded } from "@/inngest/client";
import { functions } from "@/inngest/functions/index";

export const dynamic = "force-dynamic";

type Context = { params: Promise<Record<string, string>> };
let served: ReturnType<typeof serve> | undefined;

/** The door of a real Inngest server, which signs its calls. With the embedded engine there is no door. */
const handle = (method: "GET" | "POST" | "PUT") => (request: NextRequest, context: Context) => {
  if (isEmbedded()) return new Response("Not found", { status: 404 });
  served ??= serve({ client: inngest(), functions: functions() });
  return served[method](request, context);
};

export const GET = handle("GET");
export const POST = handle("POST");
export const PUT = handle("PUT");
