/** A bare number is meant as seconds (below zero: for ever), which Ollama reads only as a number; "5m" stays text. */
export const toKeepAlive = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);
