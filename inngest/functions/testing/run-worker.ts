// A server process without its pages, to be killed: `node --import tsx run-worker.ts`, environment as the server's.
import { startProcess } from "@/server/start-process";

await startProcess();
process.stdout.write("started\n");
setInterval(() => undefined, 60_000);
