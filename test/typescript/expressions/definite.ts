let x!: number; var y!: string, z: any = 1; class A { q!: number; static r!: string }
console.log(x, y, z, new A, "r" in A);
