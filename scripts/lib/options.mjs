// What the command line and the environment ask for.
import path from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";

export const root = path.resolve(import.meta.dirname, "../..");

const USAGE = `Usage: npm start -- [--port N] [--host ADDRESS] [--data FOLDER] [--worker] [--dev] [--prepare]`;

export function readOptions(args, env = process.env) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        data: { type: "string" },
        worker: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
        prepare: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    throw new Failure(`${error.message}.`, USAGE);
  }
  return {
    ...readPort(values.port || env.PORT),
    help: values.help ? USAGE : undefined,
    host: values.host || env.HOST || "127.0.0.1",
    dataDir: path.resolve(root, values.data || env.ASSAY_DATA_DIR || ".data/main"),
    worker: values.worker,
    dev: values.dev,
    prepare: values.prepare,
  };
}

function readPort(text) {
  if (!text) return { port: 3000, isPortFixed: false };
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return { port, isPortFixed: true };
  throw new Failure(`"${text}" is not a port.`, "Give PORT or --port a number from 1 to 65535, or leave it out.");
}
