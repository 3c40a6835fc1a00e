var type: any = 1, foo: any = 2, declare: any = 3, abstract: any = 4, namespace: any = 5;
type
foo
declare
const x: any = 1
abstract
class A {}
namespace
foo
{ }
console.log(type, foo, x, A.name);
