// options: --assign-fields
class A { f = () => {}; g = class {}; static h = function () {}; i = async () => {} }
const a = new A; console.log([a.f.name, a.g.name, A.h.name, a.i.name]);
