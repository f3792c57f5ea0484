import type { Json } from "./schema";

export const imageTypes = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
export type ImageType = (typeof imageTypes)[number];

/** A picture itself, or where it lies: an address is handed to the model's provider and never fetched here. */
export type ImageCell = { kind: "data"; mediaType: ImageType; base64: string } | { kind: "url"; url: string };
export type ReadImage = { ok: true; image: ImageCell | null } | { ok: false; message: string };

/** How the base64 of a file of each type begins; providers refuse a picture that is of another type than it says. */
const beginnings: Record<ImageType, string> = {
  "image/png": "iVBORw0KGg",
  "image/jpeg": "/9j/",
  "image/webp": "UklGR",
  "image/gif": "R0lGOD",
};

const longestAddress = 2048;

/** What an image column's cell holds; null where it is blank. */
export function readImage(value: Json): ReadImage {
  if (value === null || (typeof value === "string" && value.trim() === "")) return { ok: true, image: null };
  const text = typeof value === "string" ? value.trim() : "";
  if (text.startsWith("data:")) return readData(text);
  if (/^https?:/i.test(text)) return readAddress(text);
  return refused("An image is a data URL (data:image/png;base64,...) or an https address.");
}

/** Whether a cell looks like a picture at first sight: enough to guess a column by. */
export const looksLikeImage = (value: Json): boolean =>
  typeof value === "string" && /^\s*data:image\/(png|jpeg|webp|gif);base64,/.test(value);

function readData(text: string): ReadImage {
  const comma = text.indexOf(",");
  const [, type] = /^data:([^;,]*);base64$/.exec(text.slice(0, Math.max(0, comma))) ?? [];
  const mediaType = imageTypes.find((each) => each === type);
  if (mediaType === undefined) {
    return refused(
      "The data URL is no image that models take. Write data:image/ with png, jpeg, webp or gif, then ;base64,",
    );
  }
  const base64 = text.slice(comma + 1);
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return refused("The image is not whole base64. Export it again.");
  }
  if (!base64.startsWith(beginnings[mediaType])) {
    return refused(`The cell says ${mediaType}, but holds something else. Name the image's true type.`);
  }
  return { ok: true, image: { kind: "data", mediaType, base64 } };
}

function readAddress(text: string): ReadImage {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.length > longestAddress) {
    return refused(`The image's address is not a valid URL of at most ${longestAddress} characters.`);
  }
  if (url.protocol !== "https:") return refused("An image's address must begin with https.");
  if (url.username !== "" || url.password !== "")
    return refused("An image's address must hold no user name or password.");
  if (!isPublicName(url.hostname)) {
    return refused(
      "The image's address leads to a private host or a bare number. Use a public name, or put the image itself into the cell.",
    );
  }
  return { ok: true, image: { kind: "url", url: url.href } };
}

/** Numbers are refused whatever they are: the names that people give their own networks are few, their numbers many. */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  const isNumber = name.startsWith("[") || /^[\d.]+$/.test(name);
  return (
    !isNumber && name.includes(".") && !/\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/.test(name)
  );
}

const refused = (message: string): ReadImage => ({ ok: false, message });
