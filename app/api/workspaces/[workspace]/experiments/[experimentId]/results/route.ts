import { answerResultsFile } from "@/server/rest/results-file";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ workspace: string; experimentId: string }> };

export async function GET(request: Request, { params }: Place) {
  const { workspace, experimentId } = await params;
  return answerResultsFile(request.headers, workspace, experimentId);
}
