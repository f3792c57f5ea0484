export interface PasswordStrength {
  /** 0 nothing yet, 1 too weak to be accepted or easily guessed, 2 fair, 3 strong. */
  level: 0 | 1 | 2 | 3;
  /** The next thing to do, or that nothing is left to do. */
  hint: string;
}

const minimum = 12;
const common = /^(?:password|passwort|letmein|welcome|qwerty|asdfgh|admin|iloveyou|monkey|dragon|\d+)[\d!?.@#$_-]*$/i;

/** A rough guide while typing: length first, then what a guesser tries first. The server alone decides what is accepted. */
export function measurePassword(password: string, known: readonly string[] = []): PasswordStrength {
  const length = [...password].length;
  if (length === 0) return { level: 0, hint: `At least ${minimum} characters. A short sentence works well.` };
  if (length < minimum) {
    const missing = minimum - length;
    return { level: 1, hint: `${missing} more ${missing === 1 ? "character" : "characters"} to go.` };
  }
  if (common.test(password) || new Set(password).size < 5 || /^(.{1,4})\1+$/.test(password)) {
    return { level: 1, hint: "This is among the first that are tried. Use a sentence of your own." };
  }
  const lower = password.toLowerCase();
  const own = known
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .find((word) => word.length > 3 && lower.includes(word));
  if (own) return { level: 2, hint: `It holds "${own}", which others know about you. Fair, but not the best.` };
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  if (length >= 20 || (length >= 14 && kinds >= 3)) return { level: 3, hint: "Strong." };
  return { level: 2, hint: "Fair. A few more words make it strong." };
}
