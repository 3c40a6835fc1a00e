import * as path from "node:path"; import join = path.join; import P = path.PlatformPath; let p: P; console.log(join("a", "b"));
