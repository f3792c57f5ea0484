import { BANNED, EXCEPTIONS, ROOMS, UNREACHABLE, VENDORS } from "./rules.mjs";

/** Tests and tools: free to import, imported by nobody else. */
const IS_TEST = /\.test\.tsx?$|\.spec\.ts$|\.config\.ts$|(^|\/)testing\//;
const isWithin = (file, room) => file === room || file.startsWith(`${room}/`);
const LONGEST_FIRST = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

export const roomOf = (file) => LONGEST_FIRST.find((room) => isWithin(file, room));

/** @returns {string[]} one sentence per violation. */
export function findViolations({ files, edges, code }) {
  const product = edges.filter((edge) => !IS_TEST.test(edge.from));
  return [
    ...files
      .filter((file) => !roomOf(file) && !IS_TEST.test(file))
      .map((file) => `${file}: belongs to no room of rules.mjs`),
    ...edges
      .filter((edge) => edge.to.startsWith("missing:"))
      .map((edge) => `${edge.from}: imports ${edge.to.slice(8)}, which does not exist`),
    ...product.flatMap(judgeRoom),
    ...product.flatMap(judgePackage),
    ...findReaches(edges),
    ...findCycles(edges),
    ...files.filter((file) => !IS_TEST.test(file)).flatMap((file) => findBanned(file, code.get(file) ?? "")),
  ];
}

function judgeRoom(edge) {
  const { from, to, isType } = edge;
  if (!to || to.startsWith("missing:") || /\.(css|json|svg)$/.test(to)) return [];
  if (IS_TEST.test(to)) return [`${from}: imports ${to}, which is for tests`];
  const [source, target] = [roomOf(from), roomOf(to)];
  if (!source || source === target) return [];
  if (!target) return [`${from}: imports ${to}, which is outside the rooms`];
  const { may, types = [] } = ROOMS[source];
  if ([source, ...may].some((room) => room === target || isPartOf(target, room))) return [];
  if (isType && types.some((allowed) => isWithin(to, allowed))) return [];
  if (EXCEPTIONS.some((exception) => exception.from === from && exception.to === target)) return [];
  return [`${from}: ${source} may not import ${target} (${to}${isType ? ", as a type" : ""})`];
}

/** A file with a row of its own (operation.ts) stays part of its room for those who import it. */
function isPartOf(target, room) {
  return target.endsWith(".ts") && target.startsWith(`${room}/`) && !target.slice(room.length + 1).includes("/");
}

function judgePackage({ from, package: name }) {
  if (!name) return [];
  const source = roomOf(from);
  const allowed = ROOMS[source]?.packages;
  if (allowed && !allowed.some((pattern) => pattern.test(name)))
    return [`${from}: ${source} may not import the package ${name}`];
  const owner = VENDORS.find((vendor) => vendor.package.test(name));
  if (owner && !owner.rooms.some((room) => isWithin(from, room))) {
    return [`${from}: only ${owner.rooms.join(" and ")} may import ${name}`];
  }
  return [];
}

function valueGraph(edges) {
  const graph = new Map();
  for (const { from, to, isType } of edges) {
    if (isType || !to || IS_TEST.test(from)) continue;
    graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  return graph;
}

/** Breadth first from each file, so that the shortest chain is the one shown. */
function findReaches(edges) {
  const graph = valueGraph(edges);
  const starts = [...graph.keys()].filter((file) => isWithin(file, UNREACHABLE.from));
  return starts.flatMap((start) => {
    const cameFrom = new Map([[start, undefined]]);
    const queue = [start];
    for (const file of queue) {
      if (UNREACHABLE.to.some((room) => isWithin(file, room)))
        return [`${start}: reaches ${file} through ${chainTo(file, cameFrom)}`];
      for (const next of graph.get(file) ?? []) {
        if (cameFrom.has(next)) continue;
        cameFrom.set(next, file);
        queue.push(next);
      }
    }
    return [];
  });
}

function chainTo(file, cameFrom) {
  const chain = [];
  for (let at = file; at; at = cameFrom.get(at)) chain.unshift(at);
  return chain.join(" -> ");
}

/** Depth first; each back edge closes one cycle. */
function findCycles(edges) {
  const graph = valueGraph(edges);
  const state = new Map();
  const trail = [];
  const found = [];
  const visit = (file) => {
    state.set(file, "open");
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === "open")
        found.push(`${next}: import cycle ${[...trail.slice(trail.indexOf(next)), next].join(" -> ")}`);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(file, "done");
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

function findBanned(file, text) {
  return BANNED.filter(
    (ban) =>
      (!ban.in || ban.in.some((folder) => isWithin(file, folder))) &&
      !ban.except?.some((folder) => isWithin(file, folder)) &&
      ban.pattern.test(text),
  ).map((ban) => `${file}: uses ${ban.name}; ${ban.instead}`);
}
