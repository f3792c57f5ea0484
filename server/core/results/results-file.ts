import { z } from "zod";
import { manifestSchema } from "../experiment/manifest";
import { experimentStatuses } from "../experiment/status";
import { analysisBody } from "./analysis/analysis-body";
import { snapshotBody } from "./snapshot";
import type { SampleColumns, ScoreColumns } from "./summary-input";

/** Counts of a column, as they are. */
const counts = z.array(z.number().int().min(0).max(255)).transform((column): Uint8Array => Uint8Array.from(column));
/** Numbers of a column; null where there is none. */
const numbers = z
  .array(z.number().nullable())
  .transform((column): Float64Array => Float64Array.from(column, (value) => value ?? Number.NaN));

const sampleColumns = z.object({
  isSettled: counts,
  answers: counts,
  unanswered: counts,
  lost: counts,
  latencyMs: numbers,
  costMicroUsd: numbers,
}) satisfies z.ZodType<SampleColumns>;

const scoreColumns = z.object({ sum: numbers, valued: counts, scored: counts }) satisfies z.ZodType<ScoreColumns>;

const labels = z.array(z.string().nullable());

/** What results are computed from, as of one moment: the manifest with its seed, and every sample's answers and scores. */
const rowsSchema = z.object({
  manifest: manifestSchema,
  status: z.enum(experimentStatuses),
  isEndedByBudget: z.boolean().optional(),
  held: snapshotBody.shape.prefixes,
  variants: z.array(
    z.object({
      planned: z.number().int(),
      succeeded: z.number().int(),
      failed: z.number().int(),
      cancelled: z.number().int(),
      pending: z.number().int(),
      spendMicroUsd: z.number(),
      samples: sampleColumns,
    }),
  ),
  scores: z.array(z.array(scoreColumns)),
  groups: labels,
  failures: z.array(z.object({ kind: z.string(), message: z.string(), count: z.number().int() })),
  rate: z.array(z.object({ atMs: z.number(), perSecond: z.number() })),
  trialsPerSecond: z.number().nullable(),
  spendMicroUsd: z.number(),
});

/** A run's results with everything they were computed from: read again by the same code, the same numbers come out. */
export const resultsFileSchema = z.object({
  format: z.literal("assay-results/1", { error: "This is not a results file of Assay, or one of a newer form." }),
  /** Of the code that wrote the file; `rows.manifest.codeVersion` is that of the launch. */
  codeVersion: z.string(),
  experiment: z.object({
    id: z.string(),
    name: z.string(),
    hypothesis: z.string(),
    startedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
  }),
  results: snapshotBody,
  analysis: analysisBody,
  rows: rowsSchema,
  facts: z.object({
    ids: labels,
    fields: z.array(z.object({ name: z.string(), values: labels })),
    repeats: z.array(z.array(z.array(z.number().nullable()))),
  }),
});
export type ResultsFile = z.output<typeof resultsFileSchema>;

const pieceLength = 64_000;

/** The file's text piece by piece, a column at a time: a run of any size is written without being held twice. */
export function* writeResultsFile(file: ResultsFile): Generator<string> {
  let piece = "";
  for (const part of written(file)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n`;
}

function* written(value: unknown): Generator<string> {
  if (value instanceof Uint8Array || value instanceof Float64Array) yield JSON.stringify(Array.from(value));
  else if (typeof value !== "object" || value === null) yield JSON.stringify(value);
  else if (Array.isArray(value)) {
    const members: unknown[] = value;
    if (typeof members[0] === "object")
      yield* enclosed(
        "[",
        members.map((member) => ["", member]),
        "]",
      );
    else yield JSON.stringify(members);
  } else {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    yield* enclosed(
      "{",
      members.map(([key, member]) => [`${JSON.stringify(key)}:`, member]),
      "}",
    );
  }
}

function* enclosed(open: string, members: readonly (readonly [string, unknown])[], close: string): Generator<string> {
  yield open;
  for (const [i, [key, member]] of members.entries()) {
    yield i === 0 ? key : `,${key}`;
    yield* written(member);
  }
  yield close;
}
