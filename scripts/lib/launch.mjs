// The order of a start. Whatever can fail early does so before anything slow.
import fs from "node:fs";
import path from "node:path";
import { build, buildStatistics, buildWorker, generate } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { readExternalUrls } from "./external-url.mjs";
import { Failure } from "./failure.mjs";
import { releaseLock, updateLock, withLock } from "./file-lock.mjs";
import { install } from "./install.mjs";
import { readOptions, root } from "./options.mjs";
import { checkDataFolder, checkPlatform, checkRunning, choosePort, lockFile, takeDataFolder } from "./preflight.mjs";
import { readSecrets } from "./secrets.mjs";
import { serve, serveWorker, stopServer, waitUntilHealthy, waitUntilStarted } from "./serve.mjs";
import { say, step, stopRunning } from "./steps.mjs";
import { statisticsVersion } from "./version.mjs";

export async function launch(args) {
  const running = { server: undefined, database: undefined, lock: undefined };
  let stopping;
  const stop = (code) => {
    stopping ??= (async () => {
      stopRunning();
      await stopServer(running.server);
      await running.database?.stop();
      if (running.lock) releaseLock(running.lock);
      process.exit(code);
    })();
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  try {
    const ended = await start(readOptions(args), running);
    if (!stopping) await stop(ended);
  } catch (error) {
    // While stopping, steps fail because they were told to end.
    if (!stopping) console.error(`\n${error instanceof Failure ? error.message : error.stack}\n`);
    await stop(1);
  }
}

/** @returns the exit code, once the server has ended. */
async function start(options, running) {
  if (options.help) {
    console.log(options.help);
    return 0;
  }
  checkPlatform();
  const { dataDir, dev } = options;
  if (options.worker) return startWorker(options, running);
  if (options.prepare) {
    await prepare({ dev: false });
    return 0;
  }
  checkDataFolder(dataDir);
  takeDataFolder(dataDir);
  running.lock = lockFile(dataDir);
  await choosePort(options);
  const secrets = readSecrets(dataDir);
  const external = await readExternalUrls();
  const statisticsFile = await prepare({
    dev,
    afterInstall: async () => (running.database = await openDatabase({ root, dataDir, external })),
  });

  const port = await choosePort(options);
  const address = `http://${isLocal(options.host) ? "localhost" : bracketed(options.host)}:${port}`;
  // While developing, changed code computes at once.
  const appUrl = running.database.appUrl;
  const env = serverEnvironment({ dataDir, secrets, address, appUrl, statisticsFile: dev ? "" : statisticsFile });
  running.server = serve({ root, dev, port, host: options.host, env });
  updateLock(running.lock, { port, url: address });
  const ended = new Promise((resolve) => running.server.once("exit", (code) => resolve(code ?? 1)));
  const probe = `http://${isLocal(options.host) ? "127.0.0.1" : bracketed(options.host)}:${port}`;
  await step({ done: "Server healthy", hint: "waiting for the server" }, () => waitUntilHealthy(running.server, probe));
  say(`Assay is ready: ${address}    (data in ${path.relative(process.cwd(), dataDir) || "."}; Ctrl-C stops it)`);
  return Promise.race([ended, running.database.lost]);
}

/** Another process on the database of a running Assay, or on yours. @returns the exit code, once it has ended. */
async function startWorker({ dataDir }, running) {
  const external = await readExternalUrls();
  if (!external) checkRunning(dataDir);
  const secrets = readSecrets(dataDir, { mayCreate: false });
  let script;
  const statisticsFile = await prepare({
    dev: true,
    afterInstall: async () => (running.database = await openDatabase({ root, dataDir, external, isGuest: true })),
    afterGenerate: async (place) => (script = await buildWorker(place)),
  });
  const env = serverEnvironment({
    dataDir,
    secrets,
    address: "http://localhost:3000",
    appUrl: running.database.appUrl,
    statisticsFile,
  });
  running.server = serveWorker({ root, script, env });
  const ended = new Promise((resolve) => running.server.once("exit", (code) => resolve(code ?? 1)));
  await waitUntilStarted(running.server);
  say("This worker is ready: it executes durable work, or stands by for the process that does (Ctrl-C stops it)");
  return Promise.race([ended, running.database.lost]);
}

/** Two launchers on one clone would install and build over each other. @returns the file that computes results. */
function prepare({ dev, afterInstall = async () => {}, afterGenerate = async () => {} }) {
  const logs = path.join(root, ".data/logs");
  return withLock(path.join(root, ".data/preparing.lock"), 900_000, async () => {
    await install({ root, logs });
    await afterInstall();
    await generate({ root, logs });
    const statisticsFile = await buildStatistics({ root, logs });
    await afterGenerate({ root, logs });
    if (!dev) await build({ root, logs });
    return statisticsFile;
  });
}

function serverEnvironment({ dataDir, secrets, address, appUrl, statisticsFile }) {
  const { DATABASE_OWNER_URL: _ownerStaysHere, ...inherited } = process.env;
  const examples = path.join(root, "prisma/seed/examples");
  return {
    ...inherited,
    ...secrets,
    DATABASE_URL: appUrl,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || address,
    ASSAY_DATA_DIR: dataDir,
    ASSAY_STATISTICS_FILE: statisticsFile,
    ASSAY_VERSION: process.env.ASSAY_VERSION || statisticsVersion(root),
    ...(fs.existsSync(examples) && { ASSAY_EXAMPLES_DIR: process.env.ASSAY_EXAMPLES_DIR || examples }),
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
  };
}

function isLocal(host) {
  return ["127.0.0.1", "localhost", "0.0.0.0", "::", "::1"].includes(host);
}

function bracketed(host) {
  return host.includes(":") ? `[${host}]` : host;
}
