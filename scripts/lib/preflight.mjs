// What can be known to fail before anything is installed or built.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { readLock, takeLock } from "./file-lock.mjs";

export function checkPlatform() {
  if (process.platform === "win32") {
    throw new Failure("Assay does not run on Windows itself.", "Use WSL 2 or a container.");
  }
}

export function checkDataFolder(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (error) {
    const elsewhere = "or set ASSAY_DATA_DIR to a folder of yours";
    if (["EEXIST", "ENOTDIR"].includes(error.code)) {
      throw new Failure(
        `The data folder ${dataDir} cannot be made: a file is in its place.`,
        `Move that file, ${elsewhere}.`,
      );
    }
    if (["EACCES", "EPERM", "EROFS"].includes(error.code)) {
      throw new Failure(
        `This user may not write to the data folder ${dataDir}.`,
        `Make the user its owner (chown), ${elsewhere}.`,
      );
    }
    throw new Failure(
      `The data folder ${dataDir} cannot be used (${error.code ?? error.message}).`,
      `Free or mend its disk, ${elsewhere}.`,
    );
  }
}

export const lockFile = (dataDir) => path.join(dataDir, "launcher.lock");

/** One launcher per data folder: two would share one database and one set of secrets at different addresses. */
export function takeDataFolder(dataDir) {
  const holder = takeLock(lockFile(dataDir));
  if (!holder) return;
  const where = holder.url
    ? `at ${holder.url} (process ${holder.pid}, port ${holder.port})`
    : `and is starting (process ${holder.pid})`;
  throw new Failure(
    `Assay already runs on ${dataDir}, ${where}.`,
    `Use that one, or stop it with: kill ${holder.pid}. For a second one set ASSAY_DATA_DIR to another folder.`,
  );
}

/** A worker without a database of its own joins the one of a running server. */
export function checkRunning(dataDir) {
  if (readLock(lockFile(dataDir))) return;
  throw new Failure(
    `No Assay runs on ${dataDir}, so there is nothing to work for.`,
    "Start it first with `npm start`, name its data folder with --data, or set DATABASE_URL to the PostgreSQL that both use.",
  );
}

/** @returns the port to serve on: the fixed one, or 3000 or the next free one. */
export async function choosePort({ port, isPortFixed, host }) {
  for (let candidate = port; candidate < port + 50; candidate++) {
    const code = await whyNotListen(candidate, host);
    if (!code) return candidate;
    if (["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"].includes(code)) {
      throw new Failure(
        `${host} is not an address of this machine.`,
        "Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (every network).",
      );
    }
    if (code === "EACCES")
      throw new Failure(`This user may not open port ${candidate}.`, "Choose one from 1024 upwards with PORT.");
    if (isPortFixed) {
      throw new Failure(
        `Port ${port} is taken by another program.`,
        "Stop that program, or choose another port with PORT; without PORT a free one is found.",
      );
    }
  }
  throw new Failure(`No port from ${port} to ${port + 49} is free.`, "Choose one with PORT.");
}

function whyNotListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
