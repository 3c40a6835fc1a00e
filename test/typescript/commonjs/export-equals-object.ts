export = { a: 1 as number, f<T>(x: T) { return x } }; console.log("fine");
