class A { x = 1 } namespace A { export const y = 2 } console.log(module.exports !== A); export = A;
