import type from "node:path"; import { type as q } from "./does-not-exist"; let z: q; console.log(typeof type.join);
