import { randomUUID } from "node:crypto";
import { getActor } from "@/server/auth/get-actor";
import { AppError, errorTable } from "@/server/core/errors";
import { writeResultsFile } from "@/server/core/results/results-file";
import { exportResults } from "@/server/services/results/export-results";
import { log } from "@/server/telemetry/log";

/** A run's results as a file to keep: written while it is sent. */
export async function answerResultsFile(headers: Headers, slug: string, experimentId: string): Promise<Response> {
  const { session, actor } = await getActor(headers, slug);
  if (!session) return refusal("unauthenticated", "Sign in to go on.");
  const input = exportResults.input.safeParse({ experimentId });
  if (!actor || !input.success) return refusal("not_found", "There is no such experiment, or you are not a member.");
  try {
    const file = await exportResults.execute(actor, input.data as { experimentId: string });
    const encoder = new TextEncoder();
    const pieces = writeResultsFile(file);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { value, done } = pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="assay-results-${experimentId}.json"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof AppError) return refusal(error.code, error.message);
    const reference = randomUUID();
    log().error({ err: error, reference }, "results could not be exported");
    return Response.json(
      { code: "internal", message: "The results could not be written.", reference },
      { status: 500 },
    );
  }
}

function refusal(code: keyof typeof errorTable, message: string): Response {
  return Response.json({ code, message }, { status: errorTable[code].http });
}
