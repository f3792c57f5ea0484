import { randomUUID } from "node:crypto";
import { AppError } from "@/server/core/errors";
import { connectionInput } from "@/server/core/model/schema";
import { command } from "../operation";
import { sealConnectionKey } from "./connection-key";
import { connectionSelect, connectionView, toConnectionView } from "./connection-view";

/** A workspace's way to a provider. The key is sealed before it is written. */
export const createConnection = command({
  name: "connection.create",
  permission: "connections:write",
  input: connectionInput,
  output: connectionView,
  async run({ input, actor, db, now, audit }) {
    const { apiKey, ...settings } = input;
    const owner = { id: randomUUID(), workspaceId: actor.workspaceId, ...settings };
    const { count } = await db.connection.createMany({
      data: [
        {
          ...owner,
          ...(await sealConnectionKey(db, owner, apiKey)),
          createdById: actor.kind === "member" ? actor.userId : null,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) throw nameTaken(input.name);
    const row = await db.connection.findFirstOrThrow({
      where: { workspaceId: actor.workspaceId, id: owner.id },
      select: connectionSelect,
    });
    const view = toConnectionView(row);
    audit(null, view);
    return view;
  },
});

export function nameTaken(name: string): AppError {
  const message = `A connection named "${name}" is already there. Choose another name.`;
  return new AppError("conflict", message, [{ path: "name", message }]);
}
