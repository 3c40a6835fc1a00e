// options: --jsx=automatic
import { sep } from "node:path";
console.log(JSON.stringify(<a b="c" key={sep}>{1}{2}</a>), typeof sep); export {};
