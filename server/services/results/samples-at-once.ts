/**
 * Samples of a run that are read at once. It bounds the memory of a summary, and how long one answer of the database holds
 * up others, however long the run is.
 */
export const samplesAtOnce = 5_000;
