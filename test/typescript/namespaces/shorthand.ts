namespace N { export const a = 1; const b = 2; export const o = { a, b, c: { a } }; export const f = ({ a: x = a }: any = {}) => ({ a, x }) }
console.log(N.o, N.f());
