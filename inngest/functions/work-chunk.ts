import { RetryAfterError } from "inngest";

type Report = { kept: number; failed: number; open: number; retryAtMs: number | null };

/** What is still open when a chunk's step ends goes again by the durable engine, not before the time that was asked for. */
export function retryOpen(report: Report): void {
  if (report.retryAtMs === null) return;
  throw new RetryAfterError(`${report.open} calls wait for their next try`, new Date(report.retryAtMs));
}
