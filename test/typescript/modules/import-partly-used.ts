import path, { type A, join, B, type C } from "node:path"; import fs2, * as fs from "node:fs"; import d, { E, } from "node:os"; let b: B; let e: E; let x: A | C;
console.log(path.join === join, typeof d.EOL, typeof fs.readFileSync);
