import { randomUUID } from "node:crypto";
import type { Actor } from "@/server/core/access/actor";
import { type Role, roles } from "@/server/core/access/permissions";
import type { Tx } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { sealConnectionKey } from "../models/connection-key";
import { createWrappedKey } from "../secrets/wrap-key";

export type Member = Extract<Actor, { kind: "member" }>;
export type TestWorkspace = { workspaceId: string; slug: string; members: Record<Role, Member>; job: Actor };

/** A workspace with one member of every role. `mark` stands in every text of it, so that a leak is seen. */
export async function createWorkspace(mark = randomUUID().slice(0, 8)): Promise<TestWorkspace> {
  const workspaceId = randomUUID();
  const slug = `w-${mark}`.toLowerCase();
  const people = roles.map((role) => ({ kind: "member" as const, workspaceId, userId: randomUUID(), role }));
  await withTenant(workspaceId, async (db) => {
    const wrappedKey = createWrappedKey(workspaceId);
    await db.workspace.create({ data: { id: workspaceId, slug, name: `Workspace ${mark}`, wrappedKey } });
    await db.user.createMany({
      data: people.map(({ userId, role }) => ({
        id: userId,
        email: `${role}-${userId}@example.com`,
        name: `${role} of ${mark}`,
        passwordHash: "none",
      })),
    });
    await db.membership.createMany({ data: people.map(({ userId, role }) => ({ workspaceId, userId, role })) });
  });
  const members = Object.fromEntries(people.map((person) => [person.role, person])) as Record<Role, Member>;
  return { workspaceId, slug, members, job: { kind: "system", workspaceId, job: "test" } };
}

export const testPrice = { inputMicroUsdPerMillion: 100_000, outputMicroUsdPerMillion: 400_000 };

export type TestLibrary = Awaited<ReturnType<typeof createLibrary>>;

/** A dataset of two samples, a prompt, and the simulator (with a sealed key) and two of its models. */
export async function createLibrary(db: Tx, workspaceId: string, mark: string) {
  const dataset = await db.dataset.create({ data: { workspaceId, name: `Questions ${mark}` } });
  const datasetVersion = await db.datasetVersion.create({
    data: {
      workspaceId,
      datasetId: dataset.id,
      number: 1,
      contentHash: `hash-${mark}`,
      sampleCount: 2,
      inputColumns: ["question"],
      metadataFields: ["topic"],
      hasExpected: true,
      hasGroups: false,
      sourceName: `questions-${mark}.csv`,
    },
  });
  const samples = await db.sample.createManyAndReturn({
    data: ["Paris", "Rome"].map((expected, position) => ({
      workspaceId,
      datasetVersionId: datasetVersion.id,
      position,
      inputs: { question: `Which city is number ${position} for ${mark}?` },
      expected,
      metadata: { topic: mark },
    })),
  });
  const prompt = await db.prompt.create({ data: { workspaceId, name: `Prompt ${mark}` } });
  const messages = [{ role: "user", content: `Answer for ${mark}: {{question}}` }];
  const promptVersion = await db.promptVersion.create({
    data: {
      workspaceId,
      promptId: prompt.id,
      number: 1,
      messages,
      settings: {},
      variables: ["question"],
      contentHash: `hash-${mark}`,
    },
  });
  const owner = { id: randomUUID(), workspaceId, provider: "simulator", baseUrl: null };
  const connection = await db.connection.create({
    data: {
      ...owner,
      name: `Simulator ${mark}`,
      ...(await sealConnectionKey(db, owner, `key-of-${mark}-long-enough`)),
    },
  });
  const [model, judge] = await db.model.createManyAndReturn({
    data: ["sim-small", "sim-judge"].map((name) => ({
      workspaceId,
      connectionId: connection.id,
      name,
      label: `${name} ${mark}`,
    })),
  });
  if (!model || !judge) throw new Error("The models were not created.");
  await db.modelPrice.createMany({
    data: [model, judge].map(({ id }) => ({
      workspaceId,
      modelId: id,
      effectiveFrom: new Date("2026-01-01"),
      ...testPrice,
      note: mark,
    })),
  });
  return { dataset, datasetVersion, samples, prompt, promptVersion, messages, connection, model, judge };
}
