import { type ExperimentStatus, isBusy } from "@/server/core/experiment/status";

/** Below a second, because the time of the question itself comes on top. */
const liveMs = 800;
const calmMs = 5_000;

/**
 * How often to ask for the version; false stops. A paused run is asked as often: the calls under way at the pause still
 * come in, and whoever resumes it may sit elsewhere. After the end it goes on until the final snapshot has come.
 */
export function pollEveryMs(status: ExperimentStatus, isFinal: boolean | null): number | false {
  if (status === "draft") return false;
  if (isBusy(status)) return liveMs;
  if (isFinal === null) return calmMs;
  return isFinal ? false : liveMs;
}
