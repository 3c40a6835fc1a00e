const a: RegExp = /x/g; const f = (r: RegExp): boolean => /a\/b/.test("a/b"); let b = <RegExp>/y/i; const c = a as any / 2;
console.log(a, f(a), b, c);
