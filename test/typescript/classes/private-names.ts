class A<T> { #a: T; #b?: number = 2; readonly #c!: string; static #d: number = 4; #e<U>(x: U): U { return x } get #f(): number { return 6 } constructor(a: T) { this.#a = a; } all() { return [this.#a!, this.#b as any, this.#c, A.#d, this.#e<number>(5), this.#f, #a in this] } }
console.log(new A(1).all());
