/** The name of an archived row: it says since when, and leaves the plain name free for a new one. */
export const freedName = (name: string, now: Date) => `${name} (archived ${now.toISOString()})`;
