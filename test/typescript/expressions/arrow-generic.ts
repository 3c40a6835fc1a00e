const f = <T>(x: T): T => x; const g = <T extends object, U = T>(x: T, y?: U): [T, U?] => [x, y]; const h = <const T,>(x: T) => x; const i = async <T,>(x: T): Promise<T> => x;
console.log(f(1), g({}), h("c")); i(2).then(x => console.log(x));
