import { z } from "zod";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";

/** A pull's heart beats each second; silent for so long, the process that followed it is gone. */
export const stalledAfterMs = 120_000;

export const pullView = z.object({
  id: id("modelPull"),
  model: z.string(),
  status: z.enum(["running", "done", "failed", "cancelled"]),
  phase: z.string(),
  completedBytes: z.number(),
  totalBytes: z.number(),
  bytesPerSecond: z.number().nullable(),
  error: z.string().nullable(),
  isCancelRequested: z.boolean(),
  /** Nobody follows it any more: it can be started again and goes on where it ended. */
  isStalled: z.boolean(),
  createdAt: instant,
});

type Row = {
  id: string;
  model: string;
  status: string;
  phase: string;
  completedBytes: bigint;
  totalBytes: bigint;
  bytesPerSecond: bigint | null;
  error: string | null;
  isCancelRequested: boolean;
  createdAt: Date;
  updatedAt: Date;
};

export const toPullView = (row: Row, now: Date): z.input<typeof pullView> => ({
  ...row,
  status: pullView.shape.status.parse(row.status),
  completedBytes: Number(row.completedBytes),
  totalBytes: Number(row.totalBytes),
  bytesPerSecond: row.bytesPerSecond === null ? null : Number(row.bytesPerSecond),
  isStalled: row.status === "running" && now.getTime() - row.updatedAt.getTime() > stalledAfterMs,
});
