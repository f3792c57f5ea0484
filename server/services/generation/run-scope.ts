/** Where and when rows of a run are written. */
export type RunScope = { workspaceId: string; experimentId: string; now: Date };
