v\u0061r_, \u{61}b, été, 𠮷, a\u200c;
a.if.class.\u0069n;
({ if: 1, await: 2, 0x1: 3, 'a\u0062': 4, 1n: 5 });
class A { #été; m() { return #\u{e9}t\u00e9 in this } #été2 }
