/** Database time without asking the database each time: an offset over a clock that no administrator can turn back. */
export interface Clock {
  now(): number;
  sync(readDatabaseMs: () => Promise<number>): Promise<void>;
}

export function createClock(): Clock {
  let base = Date.now() - performance.now();
  return {
    now: () => Math.round(base + performance.now()),
    async sync(readDatabaseMs) {
      const before = performance.now();
      const databaseMs = await readDatabaseMs();
      base = databaseMs - (before + performance.now()) / 2;
    },
  };
}
