interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The name of a pressed key as hotkey maps write it: "?", "j", "ArrowDown", "mod+k". */
export function hotkeyName(event: PressedKey): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.altKey ? "alt+" : ""}${event.ctrlKey || event.metaKey ? "mod+" : ""}${key}`;
}

export interface PressedPrefix {
  name: string;
  atMs: number;
}

const sequenceMs = 1000;

/** Which key of the map a press completes, and whether it begins a sequence such as "g e". */
export function nextHotkey(map: string[], name: string, atMs: number, prefix: PressedPrefix | null) {
  const sequence = prefix && atMs - prefix.atMs <= sequenceMs ? `${prefix.name} ${name}` : null;
  if (sequence && map.includes(sequence)) return { key: sequence, prefix: null };
  const begins = map.some((key) => key.startsWith(`${name} `));
  return { key: map.includes(name) ? name : null, prefix: begins ? { name, atMs } : null };
}
