import { getActor, type Visitor } from "@/server/auth/get-actor";

export const workspaceHeader = "x-assay-workspace";

export type Context = Visitor & { headers: Headers };

export async function createContext(headers: Headers, slug = headers.get(workspaceHeader)): Promise<Context> {
  return { headers, ...(await getActor(headers, slug)) };
}
