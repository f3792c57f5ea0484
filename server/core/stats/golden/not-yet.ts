/** Golden groups without an adapter: each is a function still to be written. The harness fails when the list is wrong. */
export const notYet: string[] = [];
