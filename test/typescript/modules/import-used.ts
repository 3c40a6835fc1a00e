import { join, sep as s, type ParsedPath, basename } from "node:path"; import * as fs from "node:fs"; import os, { EOL } from "node:os"; const p: ParsedPath | null = null;
console.log(join("a", "b"), s, typeof os.EOL, p, EOL.length);
