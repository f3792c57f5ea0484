/** Can every player be reached from player 0 along the edges, and 0 from every player? */
export function isStronglyConnected(players: number, edges: readonly (readonly [number, number])[]): boolean {
  return (
    reaches(players, edges) &&
    reaches(
      players,
      edges.map(([from, to]) => [to, from] as const),
    )
  );
}

/** The same when edges count both ways. */
export function isConnected(players: number, edges: readonly (readonly [number, number])[]): boolean {
  return reaches(players, [...edges, ...edges.map(([from, to]) => [to, from] as const)]);
}

function reaches(players: number, edges: readonly (readonly [number, number])[]): boolean {
  const seen = new Set([0]);
  const open = [0];
  for (let player = open.pop(); player !== undefined; player = open.pop()) {
    for (const [from, to] of edges) {
      if (from !== player || seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen.size === players;
}
