import { embedFonts } from "./embed-fonts";
import type { Picture } from "./picture";
import { pictureSvg } from "./picture-svg";

/** Sharp on the screens of today and in print at half its size. */
const scale = 2;

/** The same picture in pixels, drawn in the browser. By way of a `data:` address, which the page's policy lets pictures have. */
export async function drawPng(picture: Picture): Promise<Blob> {
  const svg = pictureSvg(picture, { scale, fontFaces: await embedFonts(pictureSvg(picture)) });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no picture."))), "image/png");
  });
}
