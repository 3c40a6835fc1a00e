// options: --assign-fields
class A { public() { return 1 } private = 2; static static = 3; readonly readonly = 4; abstract() { return 5 } declare?: 6; get() { return 7 } set<T>() { return 8 } async async() {} static async() { return 9 } override = 10; accessor() { return 11 } type = 12; constructor2() {} static get get() { return 13 } }
const a = new A as any; console.log(a, A.static, a.abstract(), a.get(), a.set(), A.async(), a.accessor(), A.get);
