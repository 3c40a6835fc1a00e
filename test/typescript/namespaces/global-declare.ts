namespace N { export declare const q: number; export const r = 1; declare function s(): void }
console.log(Object.keys(N));
