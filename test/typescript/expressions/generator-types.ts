function* g<T>(x: T): Generator<T, void, unknown> { yield x; yield* [x] as T[] }
async function* h(): AsyncGenerator<number> { yield 1 }
console.log([...g(1)]); (async () => { for await (const x of h()) console.log(x as number) })();
