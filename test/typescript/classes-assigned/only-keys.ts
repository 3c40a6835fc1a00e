// options: --assign-fields
class A { "a-b" = 1; 5 = 2; static "c-d" = 3; static 6 = 4; e }
console.log(new A, (A as any)["c-d"], A[6]);
