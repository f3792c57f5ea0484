import { expect, it } from "vitest";
import type { Picture } from "./picture";
import { pictureSvg } from "./picture-svg";

const picture: Picture = {
  width: 300,
  height: 120.5,
  background: "rgb(20, 22, 25)",
  title: "B is better than A",
  about: "Exact match: B minus A",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFeatures: "normal",
  marks: [
    { tag: "path", attributes: { d: "M0,0L10.5,3", fill: "none", stroke: "rgb(0, 114, 178)", "stroke-width": 2 } },
    { tag: "text", attributes: { x: 10.123456, y: 20, "font-weight": undefined }, children: ["+0.11"] },
  ],
};

it("writes a drawing that says what it is, in its own ground and size", () => {
  expect(pictureSvg(picture)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120.5" viewBox="0 0 300 120.5" role="img" ' +
      'aria-labelledby="picture-title picture-about" ' +
      'font-family="&quot;Inter Variable&quot;, &quot;Inter&quot;, system-ui, sans-serif">' +
      '<title id="picture-title">B is better than A</title><desc id="picture-about">Exact match: B minus A</desc>' +
      '<rect width="300" height="120.5" fill="rgb(20, 22, 25)"/>' +
      '<path d="M0,0L10.5,3" fill="none" stroke="rgb(0, 114, 178)" stroke-width="2"/>' +
      '<text x="10.12" y="20">+0.11</text></svg>',
  );
});

it("grows in pixels and not in what it shows", () => {
  const svg = pictureSvg(picture, { scale: 2 });
  expect(svg).toContain('width="600" height="241" viewBox="0 0 300 120.5"');
});

it("takes any name without breaking out of its place", () => {
  const text = '</title><script>alert(1)</script> & "quotes" \u0000\u001b';
  const svg = pictureSvg({
    ...picture,
    title: text,
    marks: [{ tag: "text", attributes: { "font-size": text }, children: [text] }],
  });
  expect(svg).not.toContain("<script");
  expect(
    svg.match(/&lt;\/title&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;quotes&quot; [<"]/g),
  ).toHaveLength(3);
});
