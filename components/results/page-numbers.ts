/** Rows beyond the sight that are loaded before one gets there. */
const ahead = 20;

interface Sight {
  first: number;
  last: number;
  /** Row of the open sample; -1 when none is open. */
  openIndex: number;
  total: number;
}

/** The pages to load: of the rows in sight, of the open row's neighbours, and the first, because it knows the total. */
export function pageNumbers({ first, last, openIndex, total }: Sight, pageSize: number): number[] {
  const pageOf = (index: number) => Math.floor(Math.max(0, Math.min(index, total - 1)) / pageSize);
  const numbers = new Set([0]);
  for (let page = pageOf(first - ahead); page <= pageOf(last + ahead); page += 1) numbers.add(page);
  if (openIndex >= 0) for (const index of [openIndex - 1, openIndex + 1]) numbers.add(pageOf(index));
  return [...numbers].sort((one, other) => one - other);
}
