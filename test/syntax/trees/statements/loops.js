for (;;);
for (var i = 0, j = ('x' in y); i < 1; i++) continue;
for (let = 0; let < 1; let++);
for (let in x);
for (let of = 1;;) break;
for (async of => 1;;) break;
for (var k = 1 in x);
for (const [l, { m }] of x);
for ([n.o, p = 1] of x);
for (q().r in x, y);
while (a) b;
do c; while (d) e
