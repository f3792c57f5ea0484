import { coversSome } from "./unicode-range";

/** The page's own faces that this SVG names, with their files inside: drawn as an image it sees no font of the page. */
export async function embedFonts(svg: string): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    isOurs(sheet) ? [...sheet.cssRules].flatMap((rule) => (isNamed(rule, svg) ? [{ rule, sheet }] : [])) : [],
  );
  return (await Promise.all(faces.map(({ rule, sheet }) => withFile(rule, sheet.href ?? document.baseURI)))).join("");
}

/** The rules of a foreign sheet, such as an extension's, may not be read. */
const isOurs = ({ href }: CSSStyleSheet) => href === null || new URL(href).origin === window.location.origin;

function isNamed(rule: CSSRule, svg: string): rule is CSSFontFaceRule {
  if (!(rule instanceof CSSFontFaceRule)) return false;
  const family = rule.style.getPropertyValue("font-family").replaceAll(/["']/g, "");
  return svg.includes(family) && coversSome(rule.style.getPropertyValue("unicode-range"), svg);
}

async function withFile(rule: CSSFontFaceRule, base: string): Promise<string> {
  const [link, address] = /url\("?([^")]+)"?\)/.exec(rule.cssText) ?? [];
  if (!link || !address) return "";
  const response = await fetch(new URL(address, base));
  if (!response.ok) throw new Error(`The font of the picture could not be read (${response.status}).`);
  return rule.cssText.replace(link, `url("${await dataUrl(await response.blob())}")`);
}

const dataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
