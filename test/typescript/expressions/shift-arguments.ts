const id = <T>(x: T) => x;
console.log(id<Array<Array<number>>>([[1]]), 16 >> 2, 16 >>> 2, id<<T>(x: T) => T>(x => x)(5));
