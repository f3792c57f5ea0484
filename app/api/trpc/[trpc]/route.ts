import { answer } from "@/server/trpc/answer";

export const dynamic = "force-dynamic";

export { answer as GET, answer as POST };
