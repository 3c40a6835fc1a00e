// options: --verbatim
import { join, type ParsedPath } from "node:path"; import type { X } from "./does-not-exist"; import unused from "node:fs"; let x: ParsedPath | X; console.log(join("a", "b")); export {};
