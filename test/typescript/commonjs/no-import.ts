const fs = require("node:fs") as any; module.exports = { x: 1 as number }; console.log(typeof fs.readFileSync, typeof __filename);
