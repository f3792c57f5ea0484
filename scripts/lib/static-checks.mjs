// What can be said of the code without running it. Each is a task; together they are `npm run check`.
const bin = (file) => `node_modules/${file}`;

export const STATIC_CHECKS = [
  {
    name: "lint",
    commands: [
      [bin("@biomejs/biome/bin/biome"), "ci", ".", "--error-on-warnings", "--colors=off", "--max-diagnostics=200"],
    ],
  },
  {
    name: "types",
    commands: [
      [bin("next/dist/bin/next"), "typegen"],
      [bin("typescript/bin/tsc"), "--noEmit"],
    ],
  },
  { name: "boundaries", commands: [["scripts/check-boundaries.mjs"]] },
];
