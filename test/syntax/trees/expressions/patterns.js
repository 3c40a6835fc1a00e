[a, , b = 1, [c], { d }, ...[e]] = f;
({ a, b = 1, c: d, e: { f }, [g]: h.i, 'j': k = 2, ...l.m } = n);
[(a), (b.c)[0]] = [b, a];
[{ a = 1 } = {}, [b = 2] = []] = c;
for ([a, b] of c);
for ({ a = 1 } of c);
for (a.b in c);
var { a, b: [c, ...d], e = 1, ...f } = g, [h = {}] = i;
x = ([a, { b: c = 1 }], ...{ length }) => a;
