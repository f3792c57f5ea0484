export const SIGNING_KEY = "signkey-bench-0123456789abcdef0123456789abcdef";
export const EVENT_KEY = "bench-events";
