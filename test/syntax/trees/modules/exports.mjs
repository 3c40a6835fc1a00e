export * from 'a';
export * as b from 'b' with { type: 'json' };
export * as 'c d' from 'c';
export {};
export { e, f as g, i as 'j k' };
export { l, default as m, 'n' as o, 'p', if } from 'q';
export var u, v = 1;
export const { w, x } = v;
let e, f, i;
export function r() {}
export async function* s() {}
export class t {}
