class B { x = 1; y = 2 } class A extends B { declare x: number; declare readonly y: any; static declare z: any; declare private w: any }
console.log(new A, "z" in A);
