// SPDX-License-Identifier: MIT
'use strict';

const { minify } = require('terser');

const source = `
  // a comment that goes
  class Point { #x = 1; static origin = new Point(); get x() { return this.#x; } }
  export async function distance(first, second) {
    const unused = 42;
    const { x: x1 = 0, y: y1 = 0 } = first ?? {};
    for await (const item of second?.items ?? []) if (item && true) console.log(\`\${item}: \${x1 + y1}\`);
    return first === undefined ? "none" : 1 + 2 * 3;
  }
  export const big = 10n ** 3n, re = /a+(?<year>\\d{4})/u;
`;

(async() => {
  const mangled = await minify(source, { module: true, sourceMap: { filename: 'out.js', url: 'out.js.map' } });
  console.log(mangled.code);
  console.log(mangled.map);
  const pretty = await minify(source, { module: true, mangle: false, compress: { passes: 3 }, format: { beautify: true } });
  console.log(pretty.code);
  await minify('let a = ;').catch((error) => console.log(error.name, error.message, error.line, error.col));
})();
