import type { ImageCell } from "@/server/core/dataset/image-cell";

/** A picture as one address, for the protocols in which a data URL is as good as any. */
export const imageUrl = (image: ImageCell): string =>
  image.kind === "url" ? image.url : `data:${image.mediaType};base64,${image.base64}`;
