async function f() { return await Promise.resolve(1) as number + 1 }
function* g(): any { const x = yield 1 as number; return x as any }
f().then(x => console.log(x as any)); console.log([...g()]);
