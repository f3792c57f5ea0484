import { copyEnvironment } from "@/server/env";
import { startProcess } from "@/server/start-process";
import { log } from "@/server/telemetry/log";

// A worker: executes durable work and serves no page. The engine's connections keep the process alive.
copyEnvironment();
await startProcess({ isWorker: true });
log().info("this process is a worker: it executes durable work and serves no pages");
process.send?.("started");
