import { type ExperimentStatus, isLive } from "@/server/core/experiment/status";

const liveMs = 1_000;
const calmMs = 5_000;

/** How often to ask for the version; false stops. After the end it goes on until the final snapshot has come. */
export function pollEveryMs(status: ExperimentStatus, isFinal: boolean | null): number | false {
  if (isLive(status)) return liveMs;
  if (status === "draft") return false;
  if (status === "paused") return calmMs;
  return isFinal === true ? false : calmMs;
}
