// options: --assign-fields
class A { private _x: number = 1; get x(): number { return this._x! } set x(v: number) { this._x = v as number } static get y(): string { return "y" } static set y(v) {} public get "z"(): any { return 3 } get [`w`](): any { return 4 } }
const a = new A(); a.x = 5; console.log(a.x, A.y, a.z, a.w);
