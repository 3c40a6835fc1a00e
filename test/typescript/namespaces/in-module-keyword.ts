namespace M { export const x = 1 } declare module "ambient" { export const y: number } console.log(M.x);
