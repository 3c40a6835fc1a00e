import "node:fs"; import type {} from "x"; export {}; console.log("fine");
