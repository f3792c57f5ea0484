import { expect, it } from "vitest";
import { hotkeyName, nextHotkey } from "./hotkey-name";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

it("names Ctrl and Cmd alike and letters without their case", () => {
  expect(hotkeyName({ ...plain, key: "K", ctrlKey: true })).toBe("mod+k");
  expect(hotkeyName({ ...plain, key: "k", metaKey: true })).toBe("mod+k");
  expect(hotkeyName({ ...plain, key: "?" })).toBe("?");
  expect(hotkeyName({ ...plain, key: "ArrowDown", altKey: true })).toBe("alt+ArrowDown");
});

it("completes a sequence within a second and forgets it afterwards", () => {
  const map = ["g e", "e"];
  const begun = nextHotkey(map, "g", 0, null);
  expect(begun).toEqual({ key: null, prefix: { name: "g", atMs: 0 } });
  expect(nextHotkey(map, "e", 900, begun.prefix).key).toBe("g e");
  expect(nextHotkey(map, "e", 1100, begun.prefix).key).toBe("e");
});
