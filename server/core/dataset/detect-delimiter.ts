export type Delimiter = "," | ";" | "\t";
const candidates: Delimiter[] = [",", ";", "\t"];

const sampleCharacters = 65_536;
const sampleRecords = 20;

/**
 * The delimiter of a CSV text: the one that cuts the most of the first 20 records into as many cells as the header, then the
 * one that finds the most columns, then the comma. Delimiters inside quotes do not count.
 */
export function detectDelimiter(text: string): Delimiter {
  const counts = countPerRecord(text.slice(0, sampleCharacters));
  let best: Delimiter = ",";
  let bestRank = [0, 0];
  for (const candidate of candidates) {
    const header = counts[0]?.get(candidate) ?? 0;
    if (header === 0) continue;
    const alike = counts.filter((record) => record.get(candidate) === header).length;
    const rank = [alike / counts.length, header];
    if (isGreater(rank, bestRank)) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best;
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && (a[place] ?? 0) > (b[place] ?? 0);
}

function countPerRecord(text: string): Map<string, number>[] {
  const records: Map<string, number>[] = [];
  let record = new Map<string, number>();
  let isQuoted = false;
  let isBlank = true;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && (character === "\n" || character === "\r")) {
      if (!isBlank) records.push(record);
      if (records.length === sampleRecords) return records;
      record = new Map();
      isBlank = true;
      continue;
    }
    isBlank = false;
    if (!isQuoted) record.set(character, (record.get(character) ?? 0) + 1);
  }
  if (!isBlank) records.push(record);
  return records;
}
