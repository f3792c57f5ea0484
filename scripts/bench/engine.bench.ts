// The embedded engine, row by row, each beside the same work without an engine: `npm run bench -- engine [rows]`, where
// `parallel` means parallel-100 and its like. Ends with 1 when work was lost or done twice.
import os from "node:os";
import { openBenchDatabase } from "./bench-database";
import { peakMemoryMb } from "./child";
import { measureCost } from "./engine/measure-cost";
import { type Form, openEmbedded, openRemote } from "./engine/open-forms";
import { printFigure, printHead, toMetrics } from "./engine/report";
import { type Figure, ROWS, type Row } from "./engine/rows";
import { createSdkFloor } from "./engine/sdk-floor";
import { openTables } from "./engine/tables";

const asked = process.argv.slice(2);
const isAsked = (row: Row, name: string) => row.name === name || row.name.startsWith(`${name}-`);
const unknown = asked.filter((name) => !ROWS.some((row) => isAsked(row, name)));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. The rows: ${ROWS.map((row) => row.name).join(" ")}`);
  process.exit(2);
}
const rows = ROWS.filter((row) => asked.length === 0 || asked.some((name) => isAsked(row, name)));

// The SDK copies the environment at every request, and the real one is slow to read.
process.env = { ...process.env };
const database = await openBenchDatabase();
const appUrl = database.env.DATABASE_URL;
const tables = await openTables({ appUrl, ownerUrl: database.ownerUrl });
const floors = { calls: createSdkFloor(async () => {}), commits: createSdkFloor(tables.keep) };
await floors.calls.workMany(
  "three",
  Array.from({ length: 300 }, (_, n) => ({ n })),
);

const memoryBeforeMb = peakMemoryMb(process.pid);

async function measureRows(ofForm: Row[], open: () => Promise<Form>): Promise<[Row, Figure][]> {
  if (ofForm.length === 0) return [];
  const figures: [Row, Figure][] = [];
  const form = await open();
  const pids = { database: tables.postmaster, helpers: form.helpers };
  await form.send(
    "bare",
    Array.from({ length: 100 }, (_, n) => ({ n })),
  );
  for (const row of ofForm) {
    const figure = await row.measure({ form, tables, floors, measure: (work) => measureCost(pids, work) });
    printFigure(row, figure);
    figures.push([row, figure]);
  }
  await form.close();
  return figures;
}

printHead();
const of = (form: Row["form"]) => rows.filter((row) => row.form === form);
const embedded = await measureRows(of("embedded"), () => openEmbedded(appUrl, tables));
const figures = [...embedded, ...(await measureRows(of("http"), () => openRemote(appUrl)))];
const memoryMb = peakMemoryMb(process.pid);
await tables.close();
await database.close();

const problems = figures.flatMap(([, figure]) => figure.problems);
console.log(
  `\nPeak memory of this process: ${memoryMb} MB (prototype: 270); before the engine was started: ${memoryBeforeMb} MB.`,
);
console.log(problems.length === 0 ? "Nothing was lost and nothing was done twice." : problems.join("\n"));
const machine = { cores: os.cpus().length, node: process.version, loadAverage: os.loadavg()[0] };
console.log(
  JSON.stringify({ bench: "engine", metrics: { ...toMetrics(figures), memoryMb, memoryBeforeMb, machine, problems } }),
);
process.exit(problems.length === 0 ? 0 : 1);
