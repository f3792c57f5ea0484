/** Failures of the variant's own (too slow, broken, a prompt too long): the lowest score. The others are missing. */
export const lostKinds = ["timeout", "malformed", "bad_request"];

/** Answers that answer nothing: they count as the lowest score, whatever a metric made of their text. */
export const unusableFinishes = ["refusal", "content_filter", "empty"];
