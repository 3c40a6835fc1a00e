a + b - c * d ** e ** f;
a || b && c | d ^ e & f == g < h << i;
a ?? (b || c);
a ? (b, c) : d ? e : f;
-+!~a, void typeof delete b.c;
++a - --b.c + d++;
a = b **= c ??= d;
for (x = (a in b); x < 1; x++);
