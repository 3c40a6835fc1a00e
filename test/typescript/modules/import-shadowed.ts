import { X } from "./does-not-exist"; function f(X: any) { return X } const g = () => { const X = 1; return X }; type Y = X; console.log(f(2), g());
